package io.stagedesk.messaging.web;

import java.time.Instant;

import io.stagedesk.messaging.MailWriter.WrittenMail;
import io.stagedesk.messaging.OutgoingMail;

/**
 * An outgoing mail on the outbox page.
 *
 * @param ticket empty for a mail to the desk itself
 */
record MailView(long id, String state, String subject, String to, String ticket, Instant at, String language,
		String messageId, int attempts, String reason, String text) {

	static MailView of(OutgoingMail mail, WrittenMail written) {
		return new MailView(mail.id(), mail.state().name(), written.subject(), mail.recipient(),
				mail.ticket().orElse(""), mail.createdAt(), mail.language().startsWith("zh") ? "zh-CN" : "en",
				mail.messageId(), mail.attempts(), (mail.lastError() != null) ? mail.lastError() : "", written.text());
	}

}
