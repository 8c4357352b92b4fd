package io.stagedesk.sla;

import java.time.Instant;

/**
 * Time that does not count for a promise.
 *
 * @param until {@code null} while it lasts
 */
public record Stretch(Instant from, Instant until) {

	public Stretch {
		if (until != null && until.isBefore(from)) {
			throw new IllegalArgumentException(
					"a pause cannot end at %s before it begins at %s".formatted(until, from));
		}
	}

}
