/** The routes of canned replies and articles. */
package io.stagedesk.knowledge.web.api;
