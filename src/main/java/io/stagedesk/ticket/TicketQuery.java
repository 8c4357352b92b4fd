package io.stagedesk.ticket;

import java.util.Objects;
import java.util.Set;

import io.stagedesk.api.Cursor;

/**
 * What a list of tickets asks for; absent filters are {@code null}, no status filter is
 * an empty set.
 *
 * @param requester an external id or a mail address
 * @param q words of the subject, or a number
 * @param limit rows a page, 1 to 200
 */
public record TicketQuery(Set<Status> statuses, String team, String assignee, Priority priority, Scenario scenario,
		String requester, String q, Sort sort, int limit, Cursor cursor) {

	public static final Set<Status> OPEN_ALL = Set.of(Status.NEW, Status.OPEN, Status.WAITING_REQUESTER,
			Status.ON_HOLD);

	public TicketQuery {
		statuses = Set.copyOf(statuses);
		Objects.requireNonNull(sort);
	}

	/** How a list is ordered. */
	public enum Sort {

		/** The next promise to run out first. */
		NEXT_DUE("next_due_at", "asc", ">"),

		/** The newest first. */
		CREATED("created_at", "desc", "<"),

		/** The latest change first. */
		UPDATED("updated_at", "desc", "<");

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
