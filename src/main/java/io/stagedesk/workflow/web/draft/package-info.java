/** Drafts and the files that go with them, for programs and for the ticket's page. */
package io.stagedesk.workflow.web.draft;
