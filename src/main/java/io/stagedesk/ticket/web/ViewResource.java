package io.stagedesk.ticket.web;

import java.util.List;

import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.view.View;
import io.stagedesk.ticket.view.ViewKind;

/**
 * A view as the API shows it.
 *
 * @param key by which it is asked for; a built-in one's is its name, too
 * @param team whose it is, or {@code null}
 * @param version 0 where nobody changes it
 */
record ViewResource(String key, String name, ViewKind kind, String team, TicketConditions conditions, String sort,
		boolean editable, int version) {

	static ViewResource of(View view) {
		return new ViewResource(view.key(), view.name(), view.kind(), view.team(), view.conditions(),
				Sorts.name(view.sort()), view.editable(), view.version());
	}

	/**
	 * The body that makes or changes a view.
	 *
	 * @param team whose it shall be; without one, one's own; does not change later
	 * @param version the one that was seen; any one where it is missing
	 */
	record Write(String name, String team, TicketConditions conditions, String sort, Integer version) {
	}

	/** How far it goes down among those of its kind; up where it is negative. */
	record Move(Integer places) {
	}

	/**
	 * How many tickets a view has.
	 *
	 * @param count at most 99
	 * @param more whether there are more than that
	 */
	record Count(String key, int count, boolean more) {
	}

	/** The counts of all views, in their order. */
	record Counts(List<Count> items) {
	}

}
