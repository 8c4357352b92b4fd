package io.stagedesk.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.ticket.TicketNumber;

/**
 * One mail in the outbox. It keeps what it is made from; its text is made when it is read
 * or sent, the same each time.
 *
 * @param ticketId {@code null} for a mail that belongs to no ticket
 * @param messageRef id of the message that it carries, or {@code null}
 * @param from the address that it comes from
 * @param messageId the Message-ID header, the same at each attempt
 * @param lastError what the relay said at the last failed attempt, why it bounced or was
 * not sent, or {@code null}
 */
public record OutgoingMail(long id, Long ticketId, Long messageRef, MailKind kind, String from, String recipient,
		String language, String messageId, Map<String, String> model, MailState state, int attempts, Instant createdAt,
		Instant nextAttemptAt, Instant sentAt, String lastError) {

	/** Whether it counts against the budgets of mails that nobody wrote. */
	boolean automatic() {
		return this.kind.isAutomatic();
	}

	/** Its ticket's number, where it belongs to one. */
	public Optional<String> ticket() {
		return Optional.ofNullable(this.ticketId).map((id) -> new TicketNumber(id).toString());
	}

}
