/** What people write on tickets and have not sent. */
package io.stagedesk.workflow.draft;
