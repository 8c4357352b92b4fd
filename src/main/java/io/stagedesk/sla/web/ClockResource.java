package io.stagedesk.sla.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Target;

/**
 * A clock with its ledger, as the API shows it.
 *
 * @param party whose own segment an OLA clock counts, {@code team:payments} for instance
 */
public record ClockResource(Target target, String party, int round, String policy, int policyVersion, Goal goal,
		String calendar, int calendarVersion, Instant startedAt, Instant dueAt, Instant warnAt, Instant pausedSince,
		Instant warnedAt, Instant stoppedAt, Instant breachedAt, Instant nextEscalationAt, Instant acknowledgedAt,
		Outcome outcome, List<Line> ledger) {

	public static ClockResource of(PromiseClock clock, List<LedgerEntry> ledger) {
		return new ClockResource(clock.target(), Objects.toString(clock.party(), null), clock.key().round(),
				clock.promise().policy(), clock.promise().policyVersion(), clock.promise().goal(),
				clock.promise().calendar(), clock.promise().calendarVersion(), clock.startedAt(), clock.dueAt(),
				clock.warnAt(), clock.pausedSince(), clock.warnedAt(), clock.stoppedAt(), clock.breachedAt(),
				clock.isOver() ? null : clock.attention().nextAt(), clock.attention().acknowledgedAt(), clock.outcome(),
				ledger.stream().map(Line::of).toList());
	}

	/** A line of the ledger. */
	public record Line(Instant at, String kind, String cause, String actor, Goal goal, String policy, int policyVersion,
			String calendar, int calendarVersion, Instant dueAt) {

		static Line of(LedgerEntry entry) {
			return new Line(entry.at(), entry.kind(), entry.cause(), entry.actor(), entry.promise().goal(),
					entry.promise().policy(), entry.promise().policyVersion(), entry.promise().calendar(),
					entry.promise().calendarVersion(), entry.dueAt());
		}

	}

}
