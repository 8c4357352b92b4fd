/** The fields that a desk adds to its tickets, and the tags in use. */
package io.stagedesk.workflow.web.field;
