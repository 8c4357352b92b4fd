package io.stagedesk.messaging.webhook.web;

import java.time.Instant;
import java.util.List;

import io.stagedesk.messaging.webhook.Deliveries.Open;
import io.stagedesk.messaging.webhook.Occasion;
import io.stagedesk.messaging.webhook.Webhook;
import io.stagedesk.messaging.webhook.WebhookStatus;

/**
 * A webhook as the API shows it. Absent values are {@code null}.
 *
 * @param secret what its messages are signed with; only in the answer that makes it
 * @param waiting how many deliveries it was not told yet
 * @param failed how many were given up
 * @param endedBecause why the desk itself tells it no more
 * @param failingSince since when it cannot be reached
 * @param lastError what went wrong last
 * @param deliveredAt when it was told something last, within a minute
 */
record WebhookResource(String id, String url, List<Occasion> occasions, List<String> teams, boolean active, int version,
		String secret, int waiting, int failed, WebhookStatus.End endedBecause, Instant failingSince, String lastError,
		Instant deliveredAt) {

	static WebhookResource of(Webhook webhook, Open open, String secret) {
		WebhookStatus status = webhook.status();
		return new WebhookResource(webhook.id(), webhook.terms().url(),
				webhook.terms().occasions().stream().sorted().toList(),
				webhook.terms().teams().stream().sorted().toList(), webhook.terms().active(), webhook.version(), secret,
				open.waiting(), open.failed(), status.endedBecause(), status.failingSince(), status.lastError(),
				status.deliveredAt());
	}

}
