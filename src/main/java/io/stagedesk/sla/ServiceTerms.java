package io.stagedesk.sla;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.calendar.Calendar;
import io.stagedesk.calendar.CalendarUses;
import io.stagedesk.calendar.Calendars;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.stereotype.Service;

/** What a policy promises at a priority, and by which calendar it counts. */
@Service
public class ServiceTerms {

	private final Policies policies;

	private final Calendars calendars;

	private final CalendarUses uses;

	ServiceTerms(Policies policies, Calendars calendars, CalendarUses uses) {
		this.policies = policies;
		this.calendars = calendars;
		this.uses = uses;
	}

	/**
	 * The policy as it is now; the default one where a table names one that is not there.
	 */
	public Terms now(String policy, TicketSnapshot ticket) {
		return now(policy, ticket.priority(), Whose.of(ticket));
	}

	/** What a policy promises somewhere, whether there is such a ticket or not. */
	public Terms now(String policy, Priority priority, Whose whose) {
		Policy found = this.policies.find(policy).orElseGet(() -> this.policies.get(Policies.DEFAULT));
		return of(found.key(), found.version(), found.spec(), priority, whose);
	}

	/** What a policy would promise somebody if it said this. */
	public Terms of(String policy, int version, PolicySpec spec, Priority priority) {
		return of(policy, version, spec, priority, Whose.NOBODY);
	}

	Terms of(String policy, int version, PolicySpec spec, Priority priority, Whose whose) {
		Calendar calendar = this.calendars.get(calendarOf(spec, whose));
		return terms(new Promise(policy, version, null, calendar.key(), calendar.version()), spec,
				goals(spec, priority), spec.segments(priority));
	}

	/** What counts for a promise that was made: the versions it was made by. */
	Terms of(Promise promise) {
		return terms(promise, specOf(promise), Map.of(), Map.of());
	}

	/** What the ticket's promises say for clocks that begin later: the same versions. */
	public Terms of(Promise promise, Priority priority) {
		PolicySpec spec = specOf(promise);
		return terms(promise, spec, goals(spec, priority), spec.segments(priority));
	}

	private Terms terms(Promise by, PolicySpec spec, Map<Target, Goal> goals, Map<Party, Goal> segments) {
		return new Terms(by.policy(), by.policyVersion(), by.calendar(), by.calendarVersion(),
				this.calendars.workingTime(by.calendar(), by.calendarVersion()), goals, segments, spec.warnPercent(),
				spec.ladder(), spec.pauseOn());
	}

	private PolicySpec specOf(Promise promise) {
		return this.policies.at(promise.policy(), promise.policyVersion()).spec();
	}

	private String calendarOf(PolicySpec spec, Whose whose) {
		Optional<String> own = switch (spec.calendarFrom()) {
			case POLICY -> Optional.empty();
			case TEAM -> this.uses.ofTeam(whose.team());
			case REGION -> this.uses.ofRegion(whose.region());
		};
		return own.orElse(spec.calendar());
	}

	private static Map<Target, Goal> goals(PolicySpec spec, Priority priority) {
		Map<Target, Goal> goals = new EnumMap<>(Target.class);
		for (Target target : Target.PROMISED) {
			spec.goal(priority, target).ifPresent((goal) -> goals.put(target, goal));
		}
		return goals;
	}

	/**
	 * Whose calendar may count.
	 *
	 * @param team {@code null} where there is none, as the region
	 */
	public record Whose(String team, String region) {

		/** Neither a team nor a region. */
		public static final Whose NOBODY = new Whose(null, null);

		static Whose of(TicketSnapshot ticket) {
			return new Whose(ticket.team(), ticket.region());
		}

	}

}
