/** The pages on which the desk writes what it knows, and on which everybody reads it. */
package io.stagedesk.knowledge.web.page;
