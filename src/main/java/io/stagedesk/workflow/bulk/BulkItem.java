package io.stagedesk.workflow.bulk;

import java.time.Instant;

import io.stagedesk.ticket.TicketNumber;

/**
 * One ticket of a job.
 *
 * @param reason why nothing was done, or empty
 * @param endedAt {@code null} while it waits
 */
public record BulkItem(long id, long jobId, long ticketId, ItemState state, String reason, Instant endedAt) {

	/** Of its ticket. */
	public String number() {
		return new TicketNumber(this.ticketId).toString();
	}

}
