package io.stagedesk.sla;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import io.stagedesk.calendar.Calendars;
import io.stagedesk.ticket.Priority;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The policies that every desk has from its first start on. */
@Component
class BuiltInPolicies implements SmartInitializingSingleton {

	private final PolicyRows rows;

	private final TransactionOperations transaction;

	private final Clock clock;

	BuiltInPolicies(PolicyRows rows, TransactionOperations transaction, Clock clock) {
		this.rows = rows;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		provide(Policies.DEFAULT, "Default", goals(minutes(15), minutes(60), businessMinutes(240), minutes(24 * 60)));
		provide(Policies.VIP, "VIP", goals(minutes(15), minutes(15), minutes(60), businessMinutes(240)));
	}

	/** Another node that starts at the same time may be faster; that is as good. */
	void provide(String key, String name, Map<Priority, Map<Target, Goal>> goals) {
		if (this.rows.newest(key).isPresent()) {
			return;
		}
		PolicySpec spec = new PolicySpec(Calendars.OFFICE, CalendarSource.POLICY, PolicyReader.PAUSE_ON,
				PolicyReader.WARN_PERCENT, goals, PolicyReader.LADDER);
		PolicyVersion first = new PolicyVersion(new Policy(key, name, 1, spec),
				this.clock.instant().truncatedTo(ChronoUnit.MICROS), "system");
		try {
			this.transaction.executeWithoutResult((status) -> this.rows.insert(first));
		}
		catch (DuplicateKeyException ex) {
			// It is there now.
		}
	}

	/** The first response varies; the solution is promised alike. */
	private static Map<Priority, Map<Target, Goal>> goals(Goal p0, Goal p1, Goal p2, Goal p3) {
		return Map.of(Priority.P0, Map.of(Target.FIRST_RESPONSE, p0, Target.RESOLUTION, minutes(4 * 60)), Priority.P1,
				Map.of(Target.FIRST_RESPONSE, p1, Target.RESOLUTION, minutes(24 * 60)), Priority.P2,
				Map.of(Target.FIRST_RESPONSE, p2, Target.RESOLUTION, new Goal(5, GoalUnit.BUSINESS_DAYS)), Priority.P3,
				Map.of(Target.FIRST_RESPONSE, p3));
	}

	private static Goal minutes(int value) {
		return new Goal(value, GoalUnit.CALENDAR_MINUTES);
	}

	private static Goal businessMinutes(int value) {
		return new Goal(value, GoalUnit.BUSINESS_MINUTES);
	}

}
