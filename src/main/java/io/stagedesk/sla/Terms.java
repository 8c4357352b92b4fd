package io.stagedesk.sla;

import java.util.Map;
import java.util.Optional;

import io.stagedesk.calendar.WorkingTime;

/**
 * What a policy promises a ticket of its priority, with the calendar that counts.
 *
 * @param goals by target; a target that is missing is not promised
 * @param warnPercent the part of a goal after which its clock warns, 1 to 99
 */
public record Terms(String policy, int policyVersion, String calendar, int calendarVersion, WorkingTime hours,
		Map<Target, Goal> goals, int warnPercent) {

	public Terms {
		goals = Map.copyOf(goals);
	}

	/** What is promised by these terms for a target. */
	Optional<Promise> promise(Target target) {
		return Optional.ofNullable(this.goals.get(target))
			.map((goal) -> new Promise(this.policy, this.policyVersion, goal, this.calendar, this.calendarVersion));
	}

}
