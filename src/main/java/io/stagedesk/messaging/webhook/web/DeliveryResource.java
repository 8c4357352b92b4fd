package io.stagedesk.messaging.webhook.web;

import java.time.Instant;
import java.util.Map;

import io.stagedesk.messaging.webhook.Delivery;
import io.stagedesk.messaging.webhook.DeliveryState;

/**
 * What a receiver was told, or still has to be. Absent values are {@code null}.
 *
 * @param id to tell it again by
 * @param messageId what the receiver knows it by: the header {@code webhook-id}
 * @param status what the receiver answered last, as an HTTP status
 * @param error what went wrong last
 * @param body what it is told
 */
record DeliveryResource(String id, String messageId, String ticket, DeliveryState state, int attempts,
		Instant createdAt, Instant nextAttemptAt, Instant deliveredAt, Integer status, String error,
		Map<String, Object> body) {

	static DeliveryResource of(Delivery delivery, Map<String, Object> body) {
		boolean waits = delivery.state() == DeliveryState.WAITING;
		return new DeliveryResource(String.valueOf(delivery.id()), delivery.messageId(), delivery.ticket(),
				delivery.state(), delivery.attempts(), delivery.createdAt(), waits ? delivery.nextAttemptAt() : null,
				delivery.deliveredAt(), delivery.answerStatus(), delivery.lastError(), body);
	}

}
