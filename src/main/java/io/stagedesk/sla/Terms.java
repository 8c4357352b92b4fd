package io.stagedesk.sla;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.ticket.Status;

/**
 * What a policy promises a ticket of its priority, with the calendar that counts.
 *
 * @param goals by target; a target that is missing is not promised
 * @param segments what teams and vendors promise for their own segment
 * @param warnPercent the part of a goal after which its clock warns, 1 to 99
 * @param ladder whose attention a promise gets, and when
 * @param pauseOn while the ticket waits like this, clocks that can pause stand still
 */
public record Terms(String policy, int policyVersion, String calendar, int calendarVersion, WorkingTime hours,
		Map<Target, Goal> goals, Map<Party, Goal> segments, int warnPercent, List<LadderStep> ladder,
		Set<Status> pauseOn) {

	public Terms {
		goals = Map.copyOf(goals);
		segments = Map.copyOf(segments);
		ladder = List.copyOf(ladder);
		pauseOn = Set.copyOf(pauseOn);
	}

	/** What is promised by these terms for a target. */
	Optional<Promise> promise(Target target) {
		return Optional.ofNullable(this.goals.get(target)).map(this::promise);
	}

	/** What a team or vendor promises for its own segment. */
	Optional<Promise> promise(Party party) {
		return Optional.ofNullable(this.segments.get(party)).map(this::promise);
	}

	/** What is promised for a clock that is there. */
	Optional<Promise> promise(PromiseClock clock) {
		return (clock.party() != null) ? promise(clock.party()) : promise(clock.target());
	}

	private Promise promise(Goal goal) {
		return new Promise(this.policy, this.policyVersion, goal, this.calendar, this.calendarVersion);
	}

	/** Whether a promise was made by this policy and counts in this calendar. */
	public boolean isOf(Promise promise) {
		return this.policy.equals(promise.policy()) && this.calendar.equals(promise.calendar());
	}

	/** The same terms, counted by another calendar. */
	public Terms in(String calendar, int calendarVersion, WorkingTime hours) {
		return new Terms(this.policy, this.policyVersion, calendar, calendarVersion, hours, this.goals, this.segments,
				this.warnPercent, this.ladder, this.pauseOn);
	}

	/** Whether a promise stands still in this time; what follows RESOLVED is nobody's. */
	boolean rests(Target target, Stretch stretch) {
		return target.pauses() && (stretch.why() == Status.RESOLVED || this.pauseOn.contains(stretch.why()));
	}

}
