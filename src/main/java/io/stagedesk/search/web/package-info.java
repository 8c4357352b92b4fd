/** Search for programs and for the desk's pages. */
package io.stagedesk.search.web;
