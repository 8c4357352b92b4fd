package io.stagedesk.sla.web.page.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.CalendarSpec.Window;
import io.stagedesk.sla.web.page.TermWords;

/**
 * A week of a calendar, drawn as bars of minutes.
 *
 * @param now minutes after midnight in the calendar's zone
 */
record WeekView(List<Day> days, int now) {

	private static final int DAY = 24 * 60;

	/** The usual week, without holidays. */
	static WeekView of(CalendarSpec spec, Instant at, TermWords words) {
		Map<DayOfWeek, List<Bar>> bars = new EnumMap<>(DayOfWeek.class);
		Map<DayOfWeek, List<String>> hours = new EnumMap<>(DayOfWeek.class);
		for (Window window : spec.windows()) {
			hours.computeIfAbsent(window.day(), (day) -> new ArrayList<>()).add(TermWords.hours(window));
			int end = (window.to() > window.from()) ? window.to() : DAY;
			add(bars, window.day(), window.from(), end);
			if (window.to() <= window.from()) {
				add(bars, window.day().plus(1), 0, window.to());
			}
		}
		ZonedDateTime here = at.atZone(spec.zone());
		return new WeekView(Arrays.stream(DayOfWeek.values())
			.map((day) -> new Day(words.day(day), day == here.getDayOfWeek(),
					bars.getOrDefault(day, Collections.emptyList()),
					String.join(words.text("terms.list"), hours.getOrDefault(day, List.of()))))
			.toList(), here.getHour() * 60 + here.getMinute());
	}

	private static void add(Map<DayOfWeek, List<Bar>> bars, DayOfWeek day, int from, int to) {
		if (to > from) {
			bars.computeIfAbsent(day, (one) -> new ArrayList<>()).add(new Bar(from, to - from));
		}
	}

	/**
	 * One day of it.
	 *
	 * @param hours the windows that begin on it, empty where none does
	 */
	record Day(String name, boolean today, List<Bar> bars, String hours) {
	}

	/** Work, in minutes after midnight. */
	record Bar(int begin, int length) {
	}

}
