package io.stagedesk.sla.work;

import java.util.List;

/** Sets of tickets that are counted and can be listed. */
public enum TicketSet {

	/** The desk still has work with them. */
	OPEN(true, new Part("t.open = true", "t.next_due_at")),

	/** Open, and nobody's yet. */
	UNASSIGNED(true, new Part("t.open = true and t.assignee is null", "t.next_due_at")),

	/** Open, with a promise that was missed and is still not kept. */
	LATE(true,
			new Part("t.open = true and exists (select 1 from clock c where c.ticket_id = t.id "
					+ "and c.outcome = 'MISSED' and c.stopped_at is null)", "t.next_due_at")),

	/**
	 * Open, and the requester's last word has no human answer; the longest wait first.
	 */
	UNANSWERED(true, new Part("t.open = true and t.unanswered_since is not null", "t.unanswered_since")),

	/**
	 * Resolved in the span, or closed in it without a resolution; the latest first.
	 */
	DONE(false, new Part("t.resolved_at >= :from and t.resolved_at < :to", "t.resolved_at"),
			new Part("t.resolved_at is null and t.closed_at >= :from and t.closed_at < :to", "t.closed_at"));

	final boolean ascending;

	final List<Part> parts;

	TicketSet(boolean ascending, Part... parts) {
		this.ascending = ascending;
		this.parts = List.of(parts);
	}

	/**
	 * Exclusive conditions, each a range of an index, and the instant it is ordered by.
	 */
	record Part(String condition, String place) {
	}

}
