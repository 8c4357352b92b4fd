/** Mailboxes and the fetching of what is in them. */
@org.springframework.modulith.NamedInterface("mailbox")
package io.stagedesk.messaging.mailbox;
