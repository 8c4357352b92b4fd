package io.stagedesk.messaging.mailbox;

/** A mailbox has begun, changed or gone; published inside its transaction. */
public record MailboxesChanged() {
}
