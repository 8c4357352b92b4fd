package io.stagedesk.workflow.announce;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.CalendarSpec.Window;

/**
 * A calendar's week as a shop would write it on its door: neighbouring days with the same
 * hours stand in one line.
 *
 * @param days empty where somebody works at every minute
 * @param holidayCountry whose public holidays are free, where that is said; in capital
 * letters, without a region
 * @param otherHolidays whether there are further free days
 */
public record OpeningHours(ZoneId zone, List<Days> days, Optional<String> holidayCountry, boolean otherHolidays) {

	private static final int MIDNIGHT = 24 * 60;

	static OpeningHours of(CalendarSpec spec) {
		List<Days> lines = new ArrayList<>();
		for (DayOfWeek day : DayOfWeek.values()) {
			List<String> hours = spec.windows()
				.stream()
				.filter((window) -> window.day() == day)
				.map(OpeningHours::hours)
				.toList();
			Days last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
			if (last != null && last.to().plus(1) == day && last.hours().equals(hours)) {
				lines.set(lines.size() - 1, new Days(last.from(), day, hours));
			}
			else if (!hours.isEmpty()) {
				lines.add(new Days(day, day, hours));
			}
		}
		return new OpeningHours(spec.zone(), isAlways(lines) ? List.of() : List.copyOf(lines),
				spec.holidayCountry().map((code) -> code.split("-")[0].toUpperCase(Locale.ROOT)),
				!spec.holidays().isEmpty());
	}

	private static boolean isAlways(List<Days> lines) {
		return lines.size() == 1
				&& lines.get(0).equals(new Days(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, List.of("00:00\u201324:00")));
	}

	private static String hours(Window window) {
		return time(window.from()) + "\u2013" + time((window.to() == 0) ? MIDNIGHT : window.to());
	}

	private static String time(int minutes) {
		return "%02d:%02d".formatted(minutes / 60, minutes % 60);
	}

	/**
	 * Days with the same hours.
	 *
	 * @param hours as in {@code 09:00–12:00}; where the end is not later, it is on the
	 * next day
	 */
	public record Days(DayOfWeek from, DayOfWeek to, List<String> hours) {
	}

}
