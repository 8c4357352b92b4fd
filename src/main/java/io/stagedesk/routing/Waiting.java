package io.stagedesk.routing;

import java.time.Instant;

import io.stagedesk.ticket.TicketNumber;

/** A ticket that waits for somebody to be free. */
public record Waiting(long ticketId, String team, int urgency, Instant dueAt, Instant since, String need,
		Instant relaxesAt) {

	public String number() {
		return new TicketNumber(this.ticketId).toString();
	}

}
