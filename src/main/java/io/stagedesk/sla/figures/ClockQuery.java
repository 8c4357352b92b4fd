package io.stagedesk.sla.figures;

import java.time.Instant;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;

/**
 * A page of the clocks behind a number.
 *
 * @param dueBefore of running clocks only those that are due before, unless they rest;
 * {@code null} asks for all
 * @param cursor {@code null} for the first page
 */
public record ClockQuery(CountedState state, Span span, Instant dueBefore, ClockFilter filter, int limit,
		Cursor cursor) {

	public static final int MOST = 200;

	public ClockQuery {
		if (limit < 1 || limit > MOST) {
			throw new FieldErrorsException("limit", "must lie between 1 and " + MOST);
		}
		if (dueBefore != null && state != CountedState.RUNNING) {
			throw new FieldErrorsException("dueBefore", "asks for running clocks only");
		}
	}

	/** The same in the largest pages, from the first one on. */
	public ClockQuery all() {
		return new ClockQuery(this.state, this.span, this.dueBefore, this.filter, MOST, null);
	}

	/** The page that begins there; {@code null} is the first one. */
	public ClockQuery from(Cursor cursor) {
		return new ClockQuery(this.state, this.span, this.dueBefore, this.filter, this.limit, cursor);
	}

}
