package io.stagedesk.sla;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.ticket.Status;

/**
 * What a policy promises a ticket of its priority, with the calendar that counts.
 *
 * @param goals by target; a target that is missing is not promised
 * @param warnPercent the part of a goal after which its clock warns, 1 to 99
 * @param pauseOn while the ticket waits like this, clocks that can pause stand still
 */
public record Terms(String policy, int policyVersion, String calendar, int calendarVersion, WorkingTime hours,
		Map<Target, Goal> goals, int warnPercent, Set<Status> pauseOn) {

	public Terms {
		goals = Map.copyOf(goals);
		pauseOn = Set.copyOf(pauseOn);
	}

	/** What is promised by these terms for a target. */
	Optional<Promise> promise(Target target) {
		return Optional.ofNullable(this.goals.get(target))
			.map((goal) -> new Promise(this.policy, this.policyVersion, goal, this.calendar, this.calendarVersion));
	}

	/** Whether a promise stands still in this time; what follows RESOLVED is nobody's. */
	boolean rests(Target target, Stretch stretch) {
		return target.pauses() && (stretch.why() == Status.RESOLVED || this.pauseOn.contains(stretch.why()));
	}

}
