package io.stagedesk.ticket;

import java.util.Optional;
import java.util.regex.Pattern;

/** The number people call a ticket by, {@code SD-<digits>}; it is the row's id. */
public record TicketNumber(long id) {

	private static final Pattern FORM = Pattern.compile("SD-([1-9][0-9]{0,17})");

	/** Reads a number; anything that cannot be one names no ticket. */
	public static Optional<TicketNumber> parse(String text) {
		return Optional.ofNullable(text)
			.map(FORM::matcher)
			.filter((matcher) -> matcher.matches())
			.map((matcher) -> new TicketNumber(Long.parseLong(matcher.group(1))));
	}

	/** Reads a number that names a ticket to be looked up (404 where it cannot). */
	public static TicketNumber of(String text) {
		return parse(text).orElseThrow(() -> new TicketNotFoundException(text));
	}

	@Override
	public String toString() {
		return "SD-" + this.id;
	}

}
