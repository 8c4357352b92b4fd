package io.stagedesk.ticket.mention;

import java.time.Instant;

import io.stagedesk.ticket.TicketNumber;

/**
 * One naming of one person.
 *
 * @param subject of the ticket, or {@code null} where the person may not see it any more
 * @param author login of who wrote the note
 * @param doneAt {@code null} until then
 */
public record Mention(long id, long ticketId, String subject, long messageId, String author, Instant at,
		Instant doneAt) {

	public String number() {
		return new TicketNumber(this.ticketId).toString();
	}

	Mention about(String subject) {
		return new Mention(this.id, this.ticketId, subject, this.messageId, this.author, this.at, this.doneAt);
	}

}
