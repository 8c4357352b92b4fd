package io.stagedesk.sla.figures;

import java.util.List;

/** How clocks are counted. Cancelled ones count nowhere. */
public enum CountedState {

	/** Kept, and stopped in the span. */
	MET(Part.MET),

	/** Due in the span and not kept by then: counts there once, whenever it stops. */
	MISSED(Part.MISSED),

	/** Neither kept nor missed yet, whatever the span; paused ones, too. */
	RUNNING(Part.RUNNING),

	/** Missed, and still not kept, whatever the span. */
	OVERDUE(Part.OVERDUE),

	/** Met or missed: what the percentage is made of. */
	DECIDED(Part.MET, Part.MISSED),

	/** Met or missed, and over by now: what the times are made of. */
	STOPPED(Part.MET, Part.MISSED_AND_STOPPED);

	final List<Part> parts;

	CountedState(Part... parts) {
		this.parts = List.of(parts);
	}

	/** Whether lists begin with what comes first, and not with the newest. */
	boolean isAscending() {
		return this == RUNNING || this == OVERDUE;
	}

	/**
	 * Exclusive conditions, each a range of an index, and the instant it is ordered by.
	 */
	enum Part {

		MET("c.outcome = 'MET' and c.stopped_at >= :from and c.stopped_at < :to", "c.stopped_at"),

		MISSED("c.breached_at >= :from and c.breached_at < :to", "c.breached_at"),

		MISSED_AND_STOPPED("c.breached_at >= :from and c.breached_at < :to and c.stopped_at is not null",
				"c.breached_at"),

		RUNNING("c.outcome is null", "c.due_at"),

		OVERDUE("c.outcome = 'MISSED' and c.stopped_at is null", "c.breached_at");

		final String condition;

		final String place;

		Part(String condition, String place) {
			this.condition = condition;
			this.place = place;
		}

	}

}
