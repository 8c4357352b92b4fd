package io.stagedesk.sla.web;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.sla.CalendarSource;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.InlinePolicy;
import io.stagedesk.sla.InlinePolicy.InlineSegment;
import io.stagedesk.sla.InlinePolicy.InlineStep;
import io.stagedesk.sla.Policy;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;

/**
 * One version of a policy.
 *
 * @param goals priority by target; what is not there is not promised
 * @param ola what teams and vendors promise for their own segment, by priority
 * @param ladder steps of one number each, in the order of time
 */
record PolicyResource(String key, String name, int version, String calendar, CalendarSource calendarFrom,
		Set<Status> pauseOn, int warnPercent, Map<Priority, Map<Target, Goal>> goals, List<InlineSegment> ola,
		List<InlineStep> ladder) {

	static PolicyResource of(Policy policy) {
		InlinePolicy spec = policy.spec().toJson();
		return new PolicyResource(policy.key(), policy.name(), policy.version(), spec.calendar(), spec.calendarFrom(),
				spec.pauseOn(), spec.warnPercent(), spec.goals(), spec.ola(), spec.ladder());
	}

}
