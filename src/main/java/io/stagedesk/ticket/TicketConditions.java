package io.stagedesk.ticket;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tickets have in common: a filter that can be kept. An empty set and {@code null}
 * ask for nothing; of a set, any one will do.
 *
 * @param assignee a login, {@link #ME} or {@link #NOBODY}
 * @param languages tags of BCP 47; {@code pt} is {@code pt-BR}, too
 * @param vip whether the requester is one
 * @param waitingMinutes the requester waits for a human word at least so long
 * @param dueMinutes the next promise runs out within so long, or has run out
 * @param broken whether a running promise is broken now
 * @param createdHours created in the last so many hours
 * @param updatedHours changed in the last so many hours
 */
public record TicketConditions(Set<Status> statuses, Set<Priority> priorities, Set<String> teams, String assignee,
		Set<Scenario> scenarios, Set<Channel> channels, Set<String> languages, Set<String> categories, Set<String> tags,
		Boolean vip, Integer waitingMinutes, Integer dueMinutes, Boolean broken, Integer createdHours,
		Integer updatedHours) {

	/** The viewer. */
	public static final String ME = "@me";

	/** Who has not been found yet. */
	public static final String NOBODY = "@nobody";

	/** All tickets. */
	public static final TicketConditions NONE = of(Set.of(), null);

	public TicketConditions {
		statuses = copy(statuses);
		priorities = copy(priorities);
		teams = copy(teams);
		scenarios = copy(scenarios);
		channels = copy(channels);
		languages = copy(languages);
		categories = copy(categories);
		tags = copy(tags);
	}

	/** Of these statuses, and of this assignee where it is not {@code null}. */
	public static TicketConditions of(Set<Status> statuses, String assignee) {
		return new TicketConditions(statuses, null, null, assignee, null, null, null, null, null, null, null, null,
				null, null, null);
	}

	/** Those of them whose requester waits. */
	public TicketConditions waiting() {
		return new TicketConditions(this.statuses, this.priorities, this.teams, this.assignee, this.scenarios,
				this.channels, this.languages, this.categories, this.tags, this.vip, 0, this.dueMinutes, this.broken,
				this.createdHours, this.updatedHours);
	}

	/** Those of them whose next promise runs out soon, or has run out. */
	public TicketConditions dueWithin(int minutes) {
		return new TicketConditions(this.statuses, this.priorities, this.teams, this.assignee, this.scenarios,
				this.channels, this.languages, this.categories, this.tags, this.vip, this.waitingMinutes, minutes,
				this.broken, this.createdHours, this.updatedHours);
	}

	private static <T> Set<T> copy(Set<T> set) {
		return (set != null) ? set.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet()) : Set.of();
	}

}
