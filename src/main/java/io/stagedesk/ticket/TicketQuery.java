package io.stagedesk.ticket;

import java.util.Objects;
import java.util.Set;

import io.stagedesk.api.Cursor;

/**
 * What a list of tickets asks for; absent filters are {@code null}.
 *
 * @param requester an external id or a mail address
 * @param q words of the subject, or a number
 * @param among ids of tickets that the list is chosen from
 * @param awakeFor login of somebody whose snoozed tickets are left out
 * @param limit rows a page, 1 to 200
 */
public record TicketQuery(TicketConditions conditions, String requester, String q, Set<Long> among, String awakeFor,
		Sort sort, int limit, Cursor cursor) {

	public static final Set<Status> OPEN_ALL = Set.of(Status.NEW, Status.OPEN, Status.WAITING_REQUESTER,
			Status.ON_HOLD);

	public TicketQuery {
		Objects.requireNonNull(conditions);
		Objects.requireNonNull(sort);
		among = (among != null) ? Set.copyOf(among) : null;
	}

	/** One value at most of each. */
	public TicketQuery(Set<Status> statuses, String team, String assignee, Priority priority, Scenario scenario,
			String requester, String q, Sort sort, int limit, Cursor cursor) {
		this(new TicketConditions(statuses, one(priority), one(team), assignee, one(scenario), null, null, null, null,
				null, null, null, null, null, null), requester, q, null, null, sort, limit, cursor);
	}

	/** All that the conditions say, page by page. */
	public TicketQuery(TicketConditions conditions, String q, Sort sort, int limit, Cursor cursor) {
		this(conditions, null, q, null, null, sort, limit, cursor);
	}

	/** The same list, chosen from these. */
	public TicketQuery among(Set<Long> ids) {
		return new TicketQuery(this.conditions, this.requester, this.q, ids, this.awakeFor, this.sort, this.limit,
				this.cursor);
	}

	/** The same list without what this person has snoozed. */
	public TicketQuery awakeFor(String login) {
		return new TicketQuery(this.conditions, this.requester, this.q, this.among, login, this.sort, this.limit,
				this.cursor);
	}

	/** The same list from another place. */
	public TicketQuery from(Cursor place) {
		return new TicketQuery(this.conditions, this.requester, this.q, this.among, this.awakeFor, this.sort,
				this.limit, place);
	}

	private static <T> Set<T> one(T value) {
		return (value != null) ? Set.of(value) : Set.of();
	}

	/** How a list is ordered. */
	public enum Sort {

		/** The next promise to run out first. */
		NEXT_DUE("next_due_at", "asc", ">"),

		/** The newest first. */
		CREATED("created_at", "desc", "<"),

		/** The latest change first. */
		UPDATED("updated_at", "desc", "<"),

		/** Whose requester waits longest first; the others are not in the list. */
		WAITING("unanswered_since", "asc", ">");

		final String column;

		final String direction;

		final String after;

		Sort(String column, String direction, String after) {
			this.column = column;
			this.direction = direction;
			this.after = after;
		}

	}

}
