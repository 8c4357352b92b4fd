package io.stagedesk.workflow.web.board;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.sla.figures.Span;

/** How far back the board looks. */
enum Period {

	DAY("24h", Duration.ofDays(1)), WEEK("7d", Duration.ofDays(7)), MONTH("30d", Duration.ofDays(30));

	private final String key;

	private final Duration length;

	Period(String key, Duration length) {
		this.key = key;
		this.length = length;
	}

	static Period parse(String text) {
		return Stream.of(values())
			.filter((one) -> one.key.equals(text))
			.findFirst()
			.orElseThrow(() -> new FieldErrorsException("period", "must be 24h, 7d or 30d"));
	}

	Span until(Instant now) {
		return new Span(now.minus(this.length), now);
	}

	/** The same length of time just before. */
	Span before(Instant now) {
		return until(now.minus(this.length));
	}

	/** What an address calls it. */
	public String key() {
		return this.key;
	}

}
