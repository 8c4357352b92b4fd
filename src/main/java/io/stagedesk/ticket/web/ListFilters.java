package io.stagedesk.ticket.web;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketConditions;
import io.stagedesk.ticket.TicketQuery;

/**
 * The filters of a list as parameters; where several values make sense, a comma stands
 * between them.
 *
 * @param waiting minutes that the requester waits at least
 */
record ListFilters(String status, String team, String assignee, Priority priority, Scenario scenario, String channel,
		String language, String category, String tag, Boolean vip, Integer waiting) {

	private static final int LONGEST = 300;

	private static final int MOST_MINUTES = 527_040;

	private static final int MOST = 200;

	TicketConditions conditions() {
		if (this.waiting != null && (this.waiting < 0 || this.waiting > MOST_MINUTES)) {
			throw new FieldErrorsException("waiting", "must lie between 0 and " + MOST_MINUTES);
		}
		String team = clean("team", this.team);
		return new TicketConditions(statuses(), one(this.priority), one(team), clean("assignee", this.assignee),
				one(this.scenario), set("channel", this.channel, Channel::valueOf, Channel.values()),
				words("language", this.language), words("category", this.category), words("tag", this.tag), this.vip,
				this.waiting, null, null, null, null);
	}

	private Set<Status> statuses() {
		if ("OPEN_ALL".equals(this.status)) {
			return TicketQuery.OPEN_ALL;
		}
		try {
			return set("status", this.status, Status::valueOf, Status.values());
		}
		catch (FieldErrorsException ex) {
			throw new FieldErrorsException("status", "must be OPEN_ALL or some of " + Arrays.toString(Status.values()));
		}
	}

	private static <E> Set<E> set(String field, String text, Function<String, E> value, E[] all) {
		try {
			return words(field, text).stream().map(value).collect(Collectors.toSet());
		}
		catch (IllegalArgumentException ex) {
			throw new FieldErrorsException(field, "must be some of " + Arrays.toString(all));
		}
	}

	private static Set<String> words(String field, String text) {
		String clean = clean(field, text);
		return (clean == null) ? Set.of()
				: Arrays.stream(clean.split(","))
					.map(String::strip)
					.filter((word) -> !word.isEmpty())
					.collect(Collectors.toSet());
	}

	private static <T> Set<T> one(T value) {
		return (value != null) ? Set.of(value) : Set.of();
	}

	static int limit(int limit) {
		if (limit < 1 || limit > MOST) {
			throw new FieldErrorsException("limit", "must lie between 1 and 200");
		}
		return limit;
	}

	/**
	 * A blank filter is none; a text that no database holds matches nothing it could
	 * hold.
	 */
	static String clean(String field, String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		if (text.length() > LONGEST || !CleanText.Check.isClean(text)) {
			throw new FieldErrorsException(field, "must be clean text of at most 300 characters");
		}
		return text;
	}

}
