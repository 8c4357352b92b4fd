package io.stagedesk.sla;

import java.time.Instant;

import io.stagedesk.ticket.Status;

/**
 * Time in which a ticket waited, or was resolved.
 *
 * @param until {@code null} while it lasts
 * @param why the status that the ticket had
 */
public record Stretch(Instant from, Instant until, Status why) {

	public Stretch {
		if (until != null && until.isBefore(from)) {
			throw new IllegalArgumentException(
					"a pause cannot end at %s before it begins at %s".formatted(until, from));
		}
	}

	boolean lasts() {
		return this.until == null;
	}

	Stretch endedAt(Instant instant) {
		return new Stretch(this.from, instant.isBefore(this.from) ? this.from : instant, this.why);
	}

}
