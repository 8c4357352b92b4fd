package io.stagedesk.workflow.guard;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bounds of timers typed into a model: durations from one second to five years,
 * cycles of at most 1000 rounds of at least a minute.
 */
final class TimerBounds {

	private static final long MINUTE = 60;

	private static final long DAY = 24 * 60 * MINUTE;

	private static final long FIVE_YEARS = 5 * 366 * DAY;

	private static final int MAX_ROUNDS = 1000;

	private static final Pattern DURATION = Pattern.compile("P(?=.)(?:(\\d{1,9})W|(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?"
			+ "(?:(\\d{1,9})D)?(?:T(?=\\d)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?)");

	private static final long[] SECONDS = { 7 * DAY, 366 * DAY, 31 * DAY, DAY, 60 * MINUTE, MINUTE, 1 };

	private static final Pattern CYCLE = Pattern.compile("R(\\d{1,9})/(P.*)");

	private TimerBounds() {
	}

	static void checkDate(String text) {
		try {
			DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("'" + text + "' is no ISO-8601 date and time", ex);
		}
	}

	static void checkDuration(String text) {
		checkSeconds(text, 1);
	}

	static void checkCycle(String text) {
		Matcher matcher = CYCLE.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text + "' is no cycle like R3/PT10M");
		}
		if (Long.parseLong(matcher.group(1)) > MAX_ROUNDS) {
			throw new IllegalArgumentException("'" + text + "' repeats more than " + MAX_ROUNDS + " times");
		}
		checkSeconds(matcher.group(2), MINUTE);
	}

	private static void checkSeconds(String text, long least) {
		Matcher matcher = DURATION.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("'" + text + "' is no ISO-8601 duration");
		}
		long seconds = 0;
		for (int i = 0; i < SECONDS.length; i++) {
			String digits = matcher.group(i + 1);
			seconds += (digits != null) ? Long.parseLong(digits) * SECONDS[i] : 0;
		}
		if (seconds < least || seconds > FIVE_YEARS) {
			throw new IllegalArgumentException("'" + text + "' is not between " + least + " s and 5 years");
		}
	}

}
