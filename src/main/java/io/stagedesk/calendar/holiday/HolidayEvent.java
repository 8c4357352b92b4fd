package io.stagedesk.calendar.holiday;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * One event of an iCalendar file.
 *
 * @param number its place in the file, for messages
 * @param start {@code null} where the event has a time of day
 * @param days how many it lasts
 * @param rule when it repeats, or {@code null}
 * @param more further dates on which it begins
 * @param not dates on which it does not begin after all
 * @param replaces the date of the repetition that it stands for
 */
record HolidayEvent(int number, String uid, String name, LocalDate start, int days, Recur<LocalDate> rule,
		Set<LocalDate> more, Set<LocalDate> not, Optional<LocalDate> replaces) {

	/** Dates that may be looked at for all events of a file: about two seconds. */
	static final long MOST_EFFORT = 2_000_000;

	private static final int FIRST_YEAR = 1800;

	private static final int LAST_YEAR = 2500;

	private static final int MOST_DAYS = 366;

	private static final int LONGEST_NAME = 200;

	private static final String DATE = "[0-9]{8}";

	/** Reads an event, unless it was cancelled. */
	static Optional<HolidayEvent> read(int number, Map<String, List<String>> fields) {
		if (value(fields, "STATUS").filter("CANCELLED"::equalsIgnoreCase).isPresent()
				&& value(fields, "RECURRENCE-ID").isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(readFields(number, fields));
		}
		catch (FieldErrorsException ex) {
			throw ex;
		}
		catch (RuntimeException ex) { // the rules' parser fails in many ways
			throw fault(number, "has a date, a duration or a rule that cannot be read");
		}
	}

	private static HolidayEvent readFields(int number, Map<String, List<String>> fields) {
		String start = value(fields, "DTSTART").orElseThrow(() -> fault(number, "has no DTSTART"));
		String name = name(value(fields, "SUMMARY").orElse(""));
		String uid = value(fields, "UID").orElse("");
		Optional<LocalDate> replaces = value(fields, "RECURRENCE-ID").filter((text) -> text.matches(DATE))
			.map(HolidayEvent::date);
		if (!start.matches(DATE)) {
			return new HolidayEvent(number, uid, name, null, 0, null, Set.of(), Set.of(), replaces);
		}
		LocalDate begin = date(start);
		boolean cancelled = value(fields, "STATUS").filter("CANCELLED"::equalsIgnoreCase).isPresent();
		int days = cancelled ? 0 : days(number, begin, fields);
		Recur<LocalDate> rule = value(fields, "RRULE").map((text) -> rule(number, text)).orElse(null);
		return new HolidayEvent(number, uid, name, begin, days, rule, dates(fields, "RDATE"), dates(fields, "EXDATE"),
				replaces);
	}

	static boolean isInReach(LocalDate date) {
		return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
	}

	boolean isAllDay() {
		return this.start != null;
	}

	/** How many dates following the rule may have to be looked at, at most. */
	long effort(LocalDate last) {
		if (this.rule == null) {
			return 1;
		}
		long years = Math.max(1, last.getYear() - this.start.getYear() + 1L);
		long dates = (1L + this.rule.getMonthList().size())
				* (1L + this.rule.getMonthDayList().size() + this.rule.getYearDayList().size())
				* (1L + 7L * this.rule.getWeekNoList().size()) * (1L + 53L * this.rule.getDayList().size());
		return years * dates;
	}

	/** The dates on which the event begins; a rule counts only between these two. */
	Set<LocalDate> begins(LocalDate from, LocalDate to) {
		Set<LocalDate> begins = new LinkedHashSet<>();
		if (this.rule == null || !this.start.isBefore(from)) {
			begins.add(this.start);
		}
		if (this.rule != null) {
			try {
				begins.addAll(this.rule.getDates(this.start, from, to));
			}
			catch (RuntimeException ex) { // the rules' arithmetic fails in many ways
				throw fault(this.number, "has a rule that cannot be followed");
			}
		}
		begins.addAll(this.more);
		begins.removeAll(this.not);
		return begins;
	}

	/** Without an end it is one day; some programs write an end that is the start. */
	private static int days(int number, LocalDate begin, Map<String, List<String>> fields) {
		Optional<LocalDate> end = value(fields, "DTEND").map(HolidayEvent::date)
			.or(() -> value(fields, "DURATION").map((text) -> begin.plus(Period.parse(text))));
		long days = end.map((date) -> ChronoUnit.DAYS.between(begin, date)).orElse(1L);
		if (days < 0 || days > MOST_DAYS) {
			throw fault(number, "must last 1 to %d days".formatted(MOST_DAYS));
		}
		return (int) Math.max(1, days);
	}

	private static Recur<LocalDate> rule(int number, String text) {
		Recur<LocalDate> rule = new Recur<>(text);
		if (rule.getFrequency() != Frequency.YEARLY) {
			throw fault(number, "repeats otherwise than every year, which no holiday does");
		}
		return rule;
	}

	private static Set<LocalDate> dates(Map<String, List<String>> fields, String field) {
		return fields.getOrDefault(field, List.of())
			.stream()
			.flatMap((text) -> Arrays.stream(text.split(",")))
			.map(String::strip)
			.filter((text) -> text.matches(DATE))
			.map(HolidayEvent::date)
			.collect(Collectors.toSet());
	}

	private static LocalDate date(String text) {
		LocalDate date = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
		if (!isInReach(date)) {
			throw new DateTimeException("out of reach: " + text);
		}
		return date;
	}

	/** One line, without the escapes of the file. */
	private static String name(String text) {
		String line = text.replaceAll("\\\\[nN]", " ")
			.replaceAll("\\\\(.)", "$1")
			.replaceAll("\\p{Cntrl}+", " ")
			.strip();
		return line.codePoints()
			.limit(LONGEST_NAME / 2)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static Optional<String> value(Map<String, List<String>> fields, String field) {
		return fields.getOrDefault(field, List.of()).stream().findFirst();
	}

	private static FieldErrorsException fault(int number, String message) {
		return new FieldErrorsException("file", "event %d %s".formatted(number, message));
	}

}
