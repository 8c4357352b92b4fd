package io.stagedesk.sla.web;

import java.time.Instant;

import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.figures.CountedClock;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;

/** A missed promise, as the API shows it. */
record BreachResource(String ticket, String subject, Target target, int round, Priority priority, String team,
		String vendor, String assignee, Scenario scenario, String language, Instant dueAt, Instant breachedAt,
		Instant stoppedAt, Outcome outcome, long lateSeconds) {

	static BreachResource of(CountedClock clock, Instant now) {
		return new BreachResource(clock.ticket(), clock.subject(), clock.target(), clock.round(), clock.priority(),
				clock.team(), clock.vendor(), clock.assignee(), clock.scenario(), clock.language(), clock.dueAt(),
				clock.breachedAt(), clock.stoppedAt(), clock.outcome(), clock.late(now).toSeconds());
	}

}
