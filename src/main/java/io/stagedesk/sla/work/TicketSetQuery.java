package io.stagedesk.sla.work;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.Span;

/**
 * A page of the tickets behind a number.
 *
 * @param assignee whose tickets, or {@code null} for all
 * @param cursor {@code null} for the first page
 */
public record TicketSetQuery(TicketSet set, Span span, String assignee, ClockFilter filter, int limit, Cursor cursor) {

	private static final int MOST = 200;

	public TicketSetQuery {
		if (limit < 1 || limit > MOST) {
			throw new FieldErrorsException("limit", "must lie between 1 and " + MOST);
		}
	}

}
