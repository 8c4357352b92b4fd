package io.stagedesk.sla.figures;

import java.time.Duration;
import java.time.Instant;

import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;

/**
 * One clock behind a number, with what its ticket is now. What there is not is
 * {@code null}.
 *
 * @param vendor whose agent has the ticket
 * @param taken from when the goal counts to the end of the clock
 * @param place where it stands in its list
 */
public record CountedClock(long id, String ticket, String subject, Status status, Target target, int round,
		Priority priority, String team, String vendor, String assignee, Scenario scenario, String language,
		Instant dueAt, Instant pausedSince, Instant breachedAt, Instant stoppedAt, Outcome outcome, Duration taken,
		Instant place) {

	/**
	 * How much too late: until it stopped, or until now; zero where it was missed never.
	 */
	public Duration late(Instant now) {
		if (this.breachedAt == null) {
			return Duration.ZERO;
		}
		Duration late = Duration.between(this.breachedAt, (this.stoppedAt != null) ? this.stoppedAt : now);
		return late.isNegative() ? Duration.ZERO : late;
	}

}
