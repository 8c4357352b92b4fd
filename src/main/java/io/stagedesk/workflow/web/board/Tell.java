package io.stagedesk.workflow.web.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

import io.stagedesk.page.Words;

/** Says instants, lengths of time and shares in the reader's language and chosen zone. */
record Tell(ZoneId zone, Locale locale, Words words) {

	private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

	public String at(Instant at) {
		return (at != null) ? formatter(FormatStyle.MEDIUM).format(at.atZone(this.zone)) : "";
	}

	/** When something runs out; nothing where it never does. */
	public String due(Instant at) {
		return (at != null && at.isBefore(NEVER)) ? at(at) : "–";
	}

	private DateTimeFormatter formatter(FormatStyle style) {
		return DateTimeFormatter.ofLocalizedDateTime(style, FormatStyle.SHORT).withLocale(this.locale);
	}

	/** What the zone is called. */
	public String zoneName() {
		return this.zone.equals(BoardQuery.UTC) ? "UTC"
				: "%s (%s)".formatted(this.zone.getDisplayName(TextStyle.FULL, this.locale), this.zone.getId());
	}

	/** Two units at most, the small one left out where it says nothing. */
	public String length(Long seconds) {
		if (seconds == null) {
			return "–";
		}
		Duration length = Duration.ofSeconds(seconds);
		if (length.toDays() > 0) {
			return both("days", length.toDays(), "hours", length.toHoursPart());
		}
		if (length.toHours() > 0) {
			return both("hours", length.toHours(), "minutes", length.toMinutesPart());
		}
		return (length.toMinutes() > 0) ? one("minutes", length.toMinutes()) : one("seconds", length.toSeconds());
	}

	public String between(Instant from, Instant to) {
		return length(Duration.between(from, to));
	}

	public String length(Duration length) {
		return length((length != null) ? length.toSeconds() : null);
	}

	public String percent(BigDecimal percent) {
		return (percent != null) ? percent.setScale(1, RoundingMode.DOWN).stripTrailingZeros().toPlainString() + " %"
				: "–";
	}

	private String both(String big, long many, String small, int few) {
		return (few > 0) ? one(big, many) + " " + one(small, few) : one(big, many);
	}

	private String one(String unit, long many) {
		return this.words.message("board.length." + unit, many);
	}

}
