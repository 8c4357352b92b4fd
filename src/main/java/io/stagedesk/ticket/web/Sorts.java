package io.stagedesk.ticket.web;

import java.util.Map;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.ticket.TicketQuery.Sort;

/** What the API calls the orders of a list. */
final class Sorts {

	private static final Map<String, Sort> KNOWN = Map.of("nextDue", Sort.NEXT_DUE, "created", Sort.CREATED, "updated",
			Sort.UPDATED, "waiting", Sort.WAITING);

	private Sorts() {
	}

	static Sort parse(String text) {
		Sort sort = KNOWN.get(text);
		if (sort == null) {
			throw new FieldErrorsException("sort", "must be nextDue, created, updated or waiting");
		}
		return sort;
	}

	static String name(Sort sort) {
		return switch (sort) {
			case NEXT_DUE -> "nextDue";
			case CREATED -> "created";
			case UPDATED -> "updated";
			case WAITING -> "waiting";
		};
	}

}
