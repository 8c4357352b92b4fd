package io.stagedesk.ticket.label;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.CleanText;

/** What a field of the desk's own holds, and what is a value of it. */
public enum FieldType {

	TEXT("must be a text of at most 2000 characters"), NUMBER("must be a number of at most 20 digits"),
	DATE("must be a day as 2026-11-30"), CHOICE("must be one of the choices"), BOOLEAN("must be true or false");

	private static final int LONGEST = 2000;

	private static final int DIGITS = 20;

	private final String rule;

	FieldType(String rule) {
		this.rule = rule;
	}

	String rule() {
		return this.rule;
	}

	/** The value as it is kept; empty where it is none of this type. */
	Optional<Object> read(Object given, List<String> choices) {
		String text = given.toString().strip();
		return switch (this) {
			case TEXT -> (given instanceof String && text.length() <= LONGEST && CleanText.Check.isClean(text))
					? Optional.of(text) : Optional.empty();
			case NUMBER -> number(given, text);
			case DATE -> date(text);
			case CHOICE -> choices.contains(text) ? Optional.of(text) : Optional.empty();
			case BOOLEAN ->
				List.of("true", "false").contains(text) ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
		};
	}

	private static Optional<Object> number(Object given, String text) {
		if (given instanceof Boolean || text.length() > 2 * DIGITS) {
			return Optional.empty();
		}
		try {
			BigDecimal number = new BigDecimal(text);
			boolean fits = number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS;
			return fits ? Optional.of(plain(number)) : Optional.empty();
		}
		catch (NumberFormatException ex) {
			return Optional.empty();
		}
	}

	private static BigDecimal plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private static Optional<Object> date(String text) {
		try {
			return (text.length() == 10) ? Optional.of(LocalDate.parse(text).toString()) : Optional.empty();
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
