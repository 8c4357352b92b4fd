/** Tests of the pages in a real browser. */
package io.stagedesk.browser;
