package io.stagedesk.messaging.webhook;

import io.stagedesk.ticket.Audience;
import io.stagedesk.ticket.TicketsChanged;

/**
 * Another system that is told of tickets, and how that goes.
 *
 * @param version counts what administrators have changed
 */
public record Webhook(String id, WebhookTerms terms, WebhookStatus status, int version) {

	/** Whether it is told of this; a team also hears of what leaves it. */
	boolean wants(TicketsChanged.Change change) {
		return this.terms.active() && (isOf(change.now()) || isOf(change.before())) && (this.terms.occasions().isEmpty()
				|| this.terms.occasions().stream().anyMatch((one) -> change.kinds().contains(one.name())));
	}

	private boolean isOf(Audience audience) {
		return this.terms.teams().isEmpty()
				|| (audience.team() != null && this.terms.teams().contains(audience.team()));
	}

}
