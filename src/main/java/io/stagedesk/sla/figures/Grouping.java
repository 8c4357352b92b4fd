package io.stagedesk.sla.figures;

import java.util.Locale;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;

/** By what promises are told apart; always as their ticket is now. */
public enum Grouping {

	PRIORITY("t.priority"), TEAM("t.team"),

	/** The vendor whose agent has the ticket; none for our own people. */
	VENDOR("a.vendor"),

	SCENARIO("t.scenario"), LANGUAGE("t.language");

	final String column;

	Grouping(String column) {
		this.column = column;
	}

	/** Reads what an address calls it, {@code team} for instance. */
	public static Grouping parse(String text) {
		return Stream.of(values())
			.filter((one) -> one.key().equals(text))
			.findFirst()
			.orElseThrow(() -> new FieldErrorsException("by", "must be priority, team, vendor, scenario or language"));
	}

	/** What an address calls it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
