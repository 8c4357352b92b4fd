package io.stagedesk.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import io.stagedesk.calendar.CalendarSpec.Holiday;

/**
 * A calendar as it stands in JSON, to be written; {@link CalendarSpec#read} reads it.
 *
 * @param holidays dates, or a {@link NamedHoliday} where one has a name
 * @param holidayCountry may be {@code null}
 */
public record InlineCalendar(String zone, List<InlineWindow> windows, List<Object> holidays, String holidayCountry,
		List<InlineHalfDay> halfDays) {

	static InlineCalendar of(CalendarSpec spec) {
		return new InlineCalendar(spec.zone().getId(),
				spec.windows()
					.stream()
					.map((window) -> new InlineWindow(window.day(), time(window.from()), time(window.to())))
					.toList(),
				spec.holidays().stream().map(InlineCalendar::holiday).toList(), spec.holidayCountry().orElse(null),
				spec.halfDays().stream().map((one) -> new InlineHalfDay(one.date(), time(one.to()))).toList());
	}

	private static Object holiday(Holiday holiday) {
		return holiday.name().isEmpty() ? holiday.date() : new NamedHoliday(holiday.date(), holiday.name());
	}

	private static String time(int minutes) {
		return "%02d:%02d".formatted(minutes / 60, minutes % 60);
	}

	/** A window with times as {@code 09:00}. */
	public record InlineWindow(DayOfWeek day, String from, String to) {
	}

	/** A half day with a time as {@code 12:00}. */
	public record InlineHalfDay(LocalDate date, String to) {
	}

	/** A holiday that has a name. */
	public record NamedHoliday(LocalDate date, String name) {
	}

}
