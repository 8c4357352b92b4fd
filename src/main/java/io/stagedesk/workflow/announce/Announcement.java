package io.stagedesk.workflow.announce;

import java.time.Instant;
import java.time.ZoneId;

/**
 * By when a requester may expect what.
 *
 * @param at the promised instant, also when it has passed; {@code null} where there is
 * none
 * @param span the promise as it was made; {@code null} where there is none
 * @param zone the requester's, or UTC where it is not known
 */
public record Announcement(Kind kind, Instant at, Span span, ZoneId zone) {

	static Announcement without(Kind kind, ZoneId zone) {
		return new Announcement(kind, null, null, zone);
	}

	/** What may be expected. */
	public enum Kind {

		/** The first answer, in time so far. */
		FIRST_RESPONSE,

		/** The first answer; we are late. */
		FIRST_RESPONSE_LATE,

		/** The solution, in time so far. */
		SOLUTION,

		/** The solution; we are late. */
		SOLUTION_LATE,

		/** Nothing before the requester has answered. */
		YOUR_ANSWER,

		/** Nothing that was promised. */
		NOTHING

	}

}
