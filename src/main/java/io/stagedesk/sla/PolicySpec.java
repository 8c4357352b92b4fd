package io.stagedesk.sla;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;

/**
 * What a policy says. Two that say the same are equal.
 *
 * @param calendar key of the policy's own calendar
 * @param calendarFrom whose calendar counts; the policy's own where there is no other
 * @param pauseOn while a ticket waits like this, clocks that can pause stand still
 * @param warnPercent the part of a goal after which a clock warns, 1 to 99
 * @param goals an empty cell makes no promise
 * @param ola what teams and vendors promise for their own segment, by priority
 * @param ladder whose attention a promise gets, in the order of time
 */
public record PolicySpec(String calendar, CalendarSource calendarFrom, Set<Status> pauseOn, int warnPercent,
		Map<Priority, Map<Target, Goal>> goals, Map<Party, Map<Priority, Goal>> ola, List<LadderStep> ladder) {

	static final int MOST_STEPS = 20;

	static final int MOST_PARTIES = 200;

	/** Ten years; what is longer is a slip of the pen. */
	static final int LONGEST_DAYS = 3650;

	public PolicySpec {
		require(warnPercent >= 1 && warnPercent <= 99, "warnPercent must lie between 1 and 99, not " + warnPercent);
		require(pauseOn.stream().allMatch(Status::isWaiting), "nothing pauses but waiting, not all of " + pauseOn);
		require(goals.values().stream().anyMatch((row) -> !row.isEmpty()), "a policy must promise something");
		require(goals.values().stream().flatMap((row) -> row.values().stream()).allMatch(PolicySpec::isInReach),
				"a goal must not be longer than %d days".formatted(LONGEST_DAYS));
		require(ola.size() <= MOST_PARTIES, "not more than %d parties promise".formatted(MOST_PARTIES));
		require(ladder.size() <= MOST_STEPS, "a ladder must not have more than %d steps".formatted(MOST_STEPS));
		for (int index = 1; index < ladder.size(); index++) {
			require(ladder.get(index).mayFollow(ladder.subList(0, index)), "a ladder must climb with the time");
		}
		EnumSet<Status> pauses = EnumSet.noneOf(Status.class);
		pauses.addAll(pauseOn);
		pauseOn = Collections.unmodifiableSet(pauses);
		Map<Priority, Map<Target, Goal>> table = new EnumMap<>(Priority.class);
		goals.forEach((priority, row) -> {
			if (!row.isEmpty()) {
				table.put(priority, Collections.unmodifiableMap(new EnumMap<>(row)));
			}
		});
		goals = Collections.unmodifiableMap(table);
		Map<Party, Map<Priority, Goal>> segments = new LinkedHashMap<>();
		ola.forEach((party, row) -> segments.put(party, Collections.unmodifiableMap(new EnumMap<>(row))));
		ola = Collections.unmodifiableMap(segments);
		ladder = List.copyOf(ladder);
	}

	/** What is promised; empty where nothing is. */
	public Optional<Goal> goal(Priority priority, Target target) {
		return Optional.ofNullable(this.goals.getOrDefault(priority, Map.of()).get(target));
	}

	/** What each party promises at a priority; those that promise nothing are missing. */
	Map<Party, Goal> segments(Priority priority) {
		Map<Party, Goal> goals = new HashMap<>();
		this.ola.forEach(
				(party, row) -> Optional.ofNullable(row.get(priority)).ifPresent((goal) -> goals.put(party, goal)));
		return goals;
	}

	/** The policy as it stands in JSON. */
	public InlinePolicy toJson() {
		return InlinePolicy.of(this);
	}

	static boolean isInReach(Goal goal) {
		return goal.unit() != GoalUnit.BUSINESS_DAYS || goal.value() <= LONGEST_DAYS;
	}

	private static void require(boolean right, String message) {
		if (!right) {
			throw new IllegalArgumentException(message);
		}
	}

}
