package io.stagedesk.staff.roster;

import java.time.Instant;

/**
 * Somebody is not there for a while.
 *
 * @param until when they are back
 * @param reason may be empty
 * @param substitute who stands in on the shifts of the absent one, or {@code null}
 */
public record Absence(long id, String login, Instant from, Instant until, String reason, String substitute) {

	boolean holds(Instant at) {
		return !at.isBefore(this.from) && at.isBefore(this.until);
	}

}
