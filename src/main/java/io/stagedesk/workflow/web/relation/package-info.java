/** The API and the parts of the ticket's page for tickets that belong together. */
package io.stagedesk.workflow.web.relation;
