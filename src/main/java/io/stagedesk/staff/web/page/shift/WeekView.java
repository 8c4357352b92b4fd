package io.stagedesk.staff.web.page.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.roster.Rosters;

/** Who is on a shift when, in one week of one zone. */
record WeekView(List<String> days, List<Line> lines) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

	private static final int DAY = 24 * 60;

	private static final int MOST_CUTS = 3000;

	/**
	 * @param people names of those who may be on it, by login
	 */
	static WeekView of(String shift, Map<String, String> people, LocalDate monday, ZoneId zone, Rosters rosters,
			Locale locale) {
		Instant begin = monday.atStartOfDay(zone).toInstant();
		Instant end = monday.plusDays(7).atStartOfDay(zone).toInstant();
		List<Stretch> cuts = cuts(begin, end, rosters);
		List<Line> lines = new ArrayList<>();
		people.forEach((login, name) -> {
			List<Stretch> worked = new ArrayList<>();
			for (Stretch cut : cuts) {
				if (rosters.onShift(login, cut.from()).shifts().contains(shift)) {
					append(worked, cut);
				}
			}
			lines.add(new Line(name, days(worked, monday, zone)));
		});
		return new WeekView(monday.datesUntil(monday.plusDays(7))
			.map((day) -> "%s %d".formatted(day.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale),
					day.getDayOfMonth()))
			.toList(), lines);
	}

	private static List<Stretch> cuts(Instant begin, Instant end, Rosters rosters) {
		List<Stretch> cuts = new ArrayList<>();
		Instant from = begin;
		while (from.isBefore(end) && cuts.size() < MOST_CUTS) {
			Optional<Instant> next = rosters.boundaries(from).filter((one) -> one.isBefore(end));
			cuts.add(new Stretch(from, next.orElse(end)));
			from = next.orElse(end);
		}
		return cuts;
	}

	private static void append(List<Stretch> worked, Stretch more) {
		int last = worked.size() - 1;
		if (last >= 0 && worked.get(last).until().equals(more.from())) {
			worked.set(last, new Stretch(worked.get(last).from(), more.until()));
		}
		else {
			worked.add(more);
		}
	}

	private static List<Day> days(List<Stretch> worked, LocalDate monday, ZoneId zone) {
		return monday.datesUntil(monday.plusDays(7)).map((date) -> {
			Instant begin = date.atStartOfDay(zone).toInstant();
			Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
			List<Stretch> here = worked.stream()
				.filter((one) -> one.from().isBefore(end) && one.until().isAfter(begin))
				.map((one) -> new Stretch(one.from().isBefore(begin) ? begin : one.from(),
						one.until().isAfter(end) ? end : one.until()))
				.toList();
			return new Day(here.stream().map((one) -> bar(one, begin, end)).toList(),
					here.stream().map((one) -> text(one, end, zone)).toList());
		}).toList();
	}

	private static Bar bar(Stretch one, Instant begin, Instant end) {
		long length = Duration.between(begin, end).toMinutes();
		long from = Duration.between(begin, one.from()).toMinutes() * DAY / length;
		long until = Duration.between(begin, one.until()).toMinutes() * DAY / length;
		return new Bar((int) from, (int) (until - from));
	}

	private static String text(Stretch one, Instant end, ZoneId zone) {
		return TIME.format(one.from().atZone(zone)) + "–"
				+ (one.until().equals(end) ? "24:00" : TIME.format(one.until().atZone(zone)));
	}

	/** A person's week. */
	record Line(String name, List<Day> days) {
	}

	/** A person's day. */
	record Day(List<Bar> bars, List<String> hours) {
	}

	/** Work, in minutes of a day of 24 hours. */
	record Bar(int begin, int length) {
	}

	private record Stretch(Instant from, Instant until) {
	}

}
