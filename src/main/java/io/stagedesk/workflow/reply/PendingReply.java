package io.stagedesk.workflow.reply;

import java.time.Instant;

import io.stagedesk.ticket.TicketNumber;

/**
 * A reply that is not said yet.
 *
 * @param agent login of who wrote it
 * @param lastSeen the newest message that the writer had read, or {@code null}
 * @param draftedBy who had written it before the agent took it over, or {@code null}
 * @param refusal why it could not be said when it was due, or {@code null}
 */
public record PendingReply(long id, long ticketId, String agent, String body, Long lastSeen, String draftedBy,
		Instant writtenAt, Instant dueAt, String refusal) {

	/** Of its ticket. */
	public String number() {
		return new TicketNumber(this.ticketId).toString();
	}

}
