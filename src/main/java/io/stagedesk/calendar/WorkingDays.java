package io.stagedesk.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.calendar.CalendarSpec.HalfDay;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.CalendarSpec.Window;
import io.stagedesk.calendar.holiday.Holidays;

/**
 * What a calendar says about single dates: which windows begin on one, and when they
 * really begin and end.
 */
final class WorkingDays {

	private final ZoneId zone;

	private final Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);

	private final Set<LocalDate> holidays;

	private final Optional<String> country;

	private final Map<LocalDate, Integer> halfDays = new HashMap<>();

	private final Map<Integer, Set<LocalDate>> publicHolidays = new ConcurrentHashMap<>();

	WorkingDays(CalendarSpec spec) {
		this.zone = spec.zone();
		this.week.putAll(spec.windows().stream().collect(Collectors.groupingBy(Window::day)));
		this.holidays = spec.holidays().stream().map(Holiday::date).collect(Collectors.toUnmodifiableSet());
		this.country = spec.holidayCountry();
		spec.halfDays().forEach((HalfDay one) -> this.halfDays.merge(one.date(), one.to(), Math::min));
	}

	ZoneId zone() {
		return this.zone;
	}

	/** The openings that belong to a date, in the order in which they begin. */
	List<Opening> of(LocalDate date) {
		List<Window> windows = this.week.getOrDefault(date.getDayOfWeek(), List.of());
		if (windows.isEmpty() || isHoliday(date)) {
			return List.of();
		}
		int latest = this.halfDays.getOrDefault(date, 2 * Window.DAY);
		return windows.stream()
			.filter((window) -> window.from() < latest)
			.map((window) -> new Opening(date, window, at(date, window.from()),
					at(date, Math.min(window.end(), latest))))
			.filter((opening) -> opening.begin().isBefore(opening.end()))
			.sorted(Comparator.comparing(Opening::begin))
			.toList();
	}

	/**
	 * The opening that an instant of work belongs to; where several do, one that began on
	 * the instant's own date.
	 */
	Opening ownerOf(Instant working) {
		LocalDate date = LocalDate.ofInstant(working, this.zone);
		return Stream.iterate(date, (day) -> day.minusDays(1))
			.limit(4)
			.flatMap((day) -> of(day).stream())
			.filter((opening) -> opening.contains(working))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Nobody works at " + working));
	}

	/**
	 * The instant on another working day that has the same local time of day, or where
	 * nobody works then the next beginning on that day, or the day's last end.
	 */
	Instant sameTime(Opening opening, Instant working, LocalDate target) {
		LocalTime time = LocalTime.ofInstant(working, this.zone);
		boolean pastMidnight = opening.window().end() > Window.DAY
				&& time.toSecondOfDay() < opening.window().from() * 60;
		Instant same = target.plusDays(pastMidnight ? 1 : 0).atTime(time).atZone(this.zone).toInstant();
		Instant last = Instant.MIN;
		for (Opening other : of(target)) {
			if (same.isBefore(other.end())) {
				return same.isBefore(other.begin()) ? other.begin() : same;
			}
			last = other.end().isAfter(last) ? other.end() : last;
		}
		return last;
	}

	private boolean isHoliday(LocalDate date) {
		return this.holidays.contains(date) || (this.country.isPresent() && this.publicHolidays
			.computeIfAbsent(date.getYear(), (year) -> Holidays.of(this.country.get(), year).keySet())
			.contains(date));
	}

	private Instant at(LocalDate date, int minutes) {
		return date.plusDays(minutes / Window.DAY)
			.atTime(LocalTime.ofSecondOfDay(minutes % Window.DAY * 60L))
			.atZone(this.zone)
			.toInstant();
	}

	/** One window on one date, as it really is. */
	record Opening(LocalDate date, Window window, Instant begin, Instant end) {

		boolean contains(Instant instant) {
			return !instant.isBefore(this.begin) && instant.isBefore(this.end);
		}

	}

}
