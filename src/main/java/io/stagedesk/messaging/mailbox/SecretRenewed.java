package io.stagedesk.messaging.mailbox;

/** An authorization server has replaced a refresh token; the one before may be void. */
public record SecretRenewed(MailSecret before, MailSecret after) {
}
