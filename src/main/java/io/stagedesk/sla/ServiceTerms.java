package io.stagedesk.sla;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.ticket.Priority;

import org.springframework.stereotype.Service;

/** What a policy promises at a priority, and by which calendar it counts. */
@Service
public class ServiceTerms {

	private final Policies policies;

	private final Calendars calendars;

	ServiceTerms(Policies policies, Calendars calendars) {
		this.policies = policies;
		this.calendars = calendars;
	}

	/**
	 * The policy as it is now; the default one where a table names one that is not there.
	 */
	public Terms now(String policy, Priority priority) {
		return of(this.policies.find(policy).orElseGet(() -> this.policies.get(Policies.DEFAULT)), priority);
	}

	/** What counts for a promise that was made: the versions it was made by. */
	Terms of(Promise promise) {
		PolicySpec spec = this.policies.at(promise.policy(), promise.policyVersion()).spec();
		return new Terms(promise.policy(), promise.policyVersion(), promise.calendar(), promise.calendarVersion(),
				this.calendars.workingTime(promise.calendar(), promise.calendarVersion()), Map.of(), spec.warnPercent(),
				spec.pauseOn());
	}

	/** What the ticket's promises say for clocks that begin later: the same versions. */
	public Terms of(Promise promise, Priority priority) {
		Terms made = of(promise);
		PolicySpec spec = this.policies.at(promise.policy(), promise.policyVersion()).spec();
		return new Terms(made.policy(), made.policyVersion(), made.calendar(), made.calendarVersion(), made.hours(),
				goals(spec, priority), made.warnPercent(), made.pauseOn());
	}

	private Terms of(Policy policy, Priority priority) {
		PolicySpec spec = policy.spec();
		Calendar calendar = this.calendars.get(spec.calendar());
		return new Terms(policy.key(), policy.version(), calendar.key(), calendar.version(),
				this.calendars.workingTime(calendar.key(), calendar.version()), goals(spec, priority),
				spec.warnPercent(), Set.copyOf(spec.pauseOn()));
	}

	static Map<Target, Goal> goals(PolicySpec spec, Priority priority) {
		Map<Target, Goal> goals = new EnumMap<>(Target.class);
		for (Target target : Target.values()) {
			spec.goal(priority, target).ifPresent((goal) -> goals.put(target, goal));
		}
		return goals;
	}

}
