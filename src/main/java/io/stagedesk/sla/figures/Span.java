package io.stagedesk.sla.figures;

import java.time.Duration;
import java.time.Instant;

import io.stagedesk.api.FieldErrorsException;

/** A stretch of time; {@code from} belongs to it, {@code to} does not. */
public record Span(Instant from, Instant to) {

	private static final Instant FIRST = Instant.EPOCH;

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

	private static final Duration USUAL = Duration.ofDays(30);

	public Span {
		check("from", from);
		check("to", to);
		if (from.isAfter(to)) {
			throw new FieldErrorsException("from", "must not lie after to");
		}
	}

	/** What was asked for; where nothing was, the last 30 days until now. */
	public static Span of(Instant from, Instant to, Instant now) {
		Instant end = (to != null) ? to : now;
		check("to", end);
		return new Span((from != null) ? from : end.minus(USUAL), end);
	}

	private static void check(String field, Instant at) {
		if (at.isBefore(FIRST) || at.isAfter(LAST)) {
			throw new FieldErrorsException(field, "must lie between %s and %s".formatted(FIRST, LAST));
		}
	}

}
