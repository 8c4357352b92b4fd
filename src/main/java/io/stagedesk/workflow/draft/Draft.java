package io.stagedesk.workflow.draft;

import java.time.Instant;

import io.stagedesk.ticket.Visibility;

/**
 * What somebody writes on a ticket and has not sent.
 *
 * @param author login of whose it is
 * @param kind what it becomes: PUBLIC a reply, INTERNAL a note
 * @param lastSeen the newest message that the author had read, or {@code null}
 * @param draftedBy login of who wrote it before the author took it over, or {@code null}
 * @param revision counts its changes, from 1
 * @param sharedAt since when the team may read it, or {@code null}
 */
public record Draft(long id, long ticketId, String author, Visibility kind, String body, Long lastSeen,
		String draftedBy, int revision, Instant sharedAt, Instant changedAt) {

	/** Whether others may read it. */
	public boolean shared() {
		return this.sharedAt != null;
	}

	Draft saying(String words) {
		return new Draft(this.id, this.ticketId, this.author, this.kind, words, this.lastSeen, this.draftedBy,
				this.revision, this.sharedAt, this.changedAt);
	}

}
