package io.stagedesk.sla;

import java.time.Duration;
import java.util.Optional;

/**
 * What the service level table promises for one ticket.
 *
 * @param policy name of the policy that the row belongs to
 * @param firstResponse goal in calendar time
 * @param resolution goal in calendar time; empty where nothing is promised
 * @param warnPercent the part of a goal after which the clock warns, 1 to 99
 */
public record ServiceLevel(String policy, Optional<Duration> firstResponse, Optional<Duration> resolution,
		int warnPercent) {

	public ServiceLevel {
		if (warnPercent < 1 || warnPercent > 99) {
			throw new IllegalArgumentException("warnPercent must lie between 1 and 99, not " + warnPercent);
		}
		firstResponse.ifPresent(ServiceLevel::requirePositive);
		resolution.ifPresent(ServiceLevel::requirePositive);
	}

	private static void requirePositive(Duration goal) {
		if (goal.isNegative() || goal.isZero()) {
			throw new IllegalArgumentException("a goal must be longer than nothing, not " + goal);
		}
	}

}
