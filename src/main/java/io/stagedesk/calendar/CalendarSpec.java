package io.stagedesk.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.calendar.holiday.Holidays;
import tools.jackson.databind.JsonNode;

/**
 * What a calendar says: when somebody works, as in the inline calendar of the API. Two
 * that say the same are equal, whatever the order in which they said it.
 *
 * @param holidays dates on which no window begins
 * @param holidayCountry country or region whose public holidays count as well, as
 * {@code DE} or {@code DE-BY}
 * @param halfDays dates whose windows end early
 */
public record CalendarSpec(ZoneId zone, List<Window> windows, List<Holiday> holidays, Optional<String> holidayCountry,
		List<HalfDay> halfDays) {

	/** Work at every minute of the week. */
	public static final CalendarSpec ALWAYS = new CalendarSpec(ZoneId.of("UTC"), weekly(0, Window.DAY), List.of(),
			Optional.empty(), List.of());

	public CalendarSpec {
		if (windows.isEmpty()) {
			throw new IllegalArgumentException("a calendar needs at least one window");
		}
		windows = windows.stream().distinct().sorted(Window.ORDER).toList();
		holidays = List.copyOf(byDate(holidays));
		halfDays = halfDays.stream().distinct().sorted(Comparator.comparing(HalfDay::date)).toList();
	}

	/**
	 * Reads an inline calendar of the API.
	 * @param json what stands where a calendar is expected
	 * @param field where that is, as {@code calendar}; empty for a whole body
	 * @throws FieldErrorsException with all faults at once (422)
	 */
	public static CalendarSpec read(JsonNode json, String field) {
		return new CalendarReader(field).read(json);
	}

	/**
	 * Its holidays and half days in the order of time; a date with several stands once, a
	 * whole day before a half one and an own name before a public one.
	 * @param until the first date that is not asked for
	 */
	public List<DayOff> daysOff(LocalDate from, LocalDate until) {
		Map<LocalDate, DayOff> days = new TreeMap<>();
		this.halfDays.forEach(
				(one) -> days.put(one.date(), new DayOff(one.date(), "", DayOff.Kind.HALF, Optional.of(one.to()))));
		this.holidayCountry.ifPresent((country) -> IntStream.rangeClosed(from.getYear(), until.getYear())
			.forEach((year) -> Holidays.of(country, year)
				.forEach(
						(date, name) -> days.put(date, new DayOff(date, name, DayOff.Kind.PUBLIC, Optional.empty())))));
		this.holidays.forEach(
				(one) -> days.put(one.date(), new DayOff(one.date(), one.name(), DayOff.Kind.OWN, Optional.empty())));
		return days.values()
			.stream()
			.filter((day) -> !day.date().isBefore(from) && day.date().isBefore(until))
			.toList();
	}

	CalendarSpec withHolidays(List<Holiday> others) {
		return new CalendarSpec(this.zone, this.windows, others, this.holidayCountry, this.halfDays);
	}

	/** The inline calendar of the API, ready to be written as JSON. */
	public InlineCalendar toJson() {
		return InlineCalendar.of(this);
	}

	private static List<Window> weekly(int from, int to) {
		return List.of(DayOfWeek.values()).stream().map((day) -> new Window(day, from, to)).toList();
	}

	/** The first name that a date has stands. */
	private static Collection<Holiday> byDate(List<Holiday> holidays) {
		Map<LocalDate, Holiday> dates = new TreeMap<>();
		holidays
			.forEach((one) -> dates.merge(one.date(), one, (first, second) -> first.name().isEmpty() ? second : first));
		return dates.values();
	}

	/**
	 * Work on one day of every week.
	 *
	 * @param from minutes after midnight
	 * @param to minutes after midnight, up to 24:00; where it is not after {@code from}
	 * the window ends on the next day
	 */
	public record Window(DayOfWeek day, int from, int to) {

		static final int DAY = 24 * 60;

		static final Comparator<Window> ORDER = Comparator.comparing(Window::day)
			.thenComparing(Window::from)
			.thenComparing(Window::end);

		public Window {
			if (from < 0 || from >= DAY || to < 0 || to > DAY || from == to) {
				throw new IllegalArgumentException("a window cannot go from %d to %d".formatted(from, to));
			}
		}

		/** Minutes after the midnight of its own day, past 24:00 where it ends later. */
		int end() {
			return (this.to > this.from) ? this.to : this.to + DAY;
		}

	}

	/**
	 * A date without work.
	 *
	 * @param name empty where it has none
	 */
	public record Holiday(LocalDate date, String name) {
	}

	/**
	 * A date on which work ends early.
	 *
	 * @param to minutes after midnight
	 */
	public record HalfDay(LocalDate date, int to) {

		public HalfDay {
			if (to < 0 || to > Window.DAY) {
				throw new IllegalArgumentException("a half day cannot end at " + to);
			}
		}

	}

}
