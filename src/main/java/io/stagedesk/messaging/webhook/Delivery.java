package io.stagedesk.messaging.webhook;

import java.time.Instant;
import java.util.Optional;

import io.stagedesk.ticket.TicketNumber;

/**
 * One piece of news for one receiver. Absent values are {@code null}.
 *
 * @param messageId the same at each attempt, so that a receiver knows what it has heard
 * @param body JSON, the same at each attempt
 * @param answerStatus what the receiver answered last, as an HTTP status
 */
public record Delivery(long id, String webhook, String messageId, long ticketId, String body, DeliveryState state,
		int attempts, Instant createdAt, Instant nextAttemptAt, Instant deliveredAt, Integer answerStatus,
		String lastError) {

	public String ticket() {
		return new TicketNumber(this.ticketId).toString();
	}

	Optional<String> number() {
		return Optional.of(ticket());
	}

}
