package io.stagedesk.messaging.web;

import java.time.Instant;

/** An outgoing mail on the outbox page. */
record MailView(long id, String state, String subject, String to, String from, String ticket, Instant at,
		String language, String messageId, int attempts, String reason, String text) {
}
