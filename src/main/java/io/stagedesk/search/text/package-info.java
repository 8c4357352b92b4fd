/** How texts of any language become words, and where the words stand in a text. */
package io.stagedesk.search.text;
