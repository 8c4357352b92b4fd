package io.stagedesk.ticket.snooze;

import java.time.Instant;

import io.stagedesk.ticket.TicketNumber;

/**
 * A ticket that one person has put aside.
 *
 * @param login whose view it has left
 */
record Snooze(long ticketId, String login, Instant until) {

	String number() {
		return new TicketNumber(this.ticketId).toString();
	}

}
