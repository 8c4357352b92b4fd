/** What came and went by mail, beside a ticket's messages. */
package io.stagedesk.workflow.web.mail;
