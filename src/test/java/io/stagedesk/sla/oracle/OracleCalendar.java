package io.stagedesk.sla.oracle;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Working time as the definitions say it, written a second time to be slow and obvious:
 * every question lays out the windows of the days around it, one by one.
 *
 * @param holidays dates on which no window begins, public holidays included
 * @param halfDays the minute of the day at which the windows of a date end
 * @param country only to be written into the request; its dates stand in {@code holidays}
 */
record OracleCalendar(ZoneId zone, List<Window> windows, Set<LocalDate> holidays, Map<LocalDate, Integer> halfDays,
		Set<LocalDate> written, String country) {

	/** The instant at which so much open time has passed since then. */
	Instant after(Instant start, Duration open) {
		Duration left = open;
		for (Span span : spans(start)) {
			Instant from = span.from().isBefore(start) ? start : span.from();
			if (from.isBefore(span.to())) {
				Duration here = Duration.between(from, span.to());
				if (left.compareTo(here) <= 0) {
					return from.plus(left);
				}
				left = left.minus(here);
			}
		}
		throw new IllegalStateException("never open long enough");
	}

	/** How much open time lies between the two. */
	Duration between(Instant start, Instant end) {
		Duration open = Duration.ZERO;
		for (Span span : spans(start)) {
			Instant from = span.from().isBefore(start) ? start : span.from();
			Instant to = span.to().isAfter(end) ? end : span.to();
			if (from.isBefore(to)) {
				open = open.plus(Duration.between(from, to));
			}
			if (!span.from().isBefore(end)) {
				return open;
			}
		}
		throw new IllegalStateException("not laid out so far");
	}

	/** The n-th working day after this one, at the same time of day. */
	Instant daysAfter(Instant start, int days) {
		Instant anchor = start;
		if (spans(start).stream().noneMatch((span) -> span.contains(start))) {
			anchor = spans(start).stream()
				.map(Span::from)
				.filter((from) -> from.isAfter(start))
				.findFirst()
				.orElseThrow();
		}
		LocalDateTime local = LocalDateTime.ofInstant(anchor, this.zone);
		LocalDate day = dayOf(anchor);
		int second = (int) (local.toLocalDate().toEpochDay() - day.toEpochDay()) * 86400
				+ local.toLocalTime().toSecondOfDay();
		for (int left = days; left > 0;) {
			day = day.plusDays(1);
			if (!windowsOf(day).isEmpty()) {
				left--;
			}
		}
		return at(day, within(windowsOf(day), second));
	}

	/**
	 * On which day the window begins that is open now; of two such days the later one.
	 */
	private LocalDate dayOf(Instant instant) {
		LocalDate today = LocalDateTime.ofInstant(instant, this.zone).toLocalDate();
		for (LocalDate day = today.plusDays(1); !day.isBefore(today.minusDays(2)); day = day.minusDays(1)) {
			for (Window window : windowsOf(day)) {
				if (span(day, window).contains(instant)) {
					return day;
				}
			}
		}
		throw new IllegalStateException("nobody works at " + instant);
	}

	private static int within(List<Window> windows, int second) {
		for (Window window : windows) {
			if (second < window.from() * 60) {
				return window.from() * 60;
			}
			if (second < window.to() * 60) {
				return second;
			}
		}
		return windows.get(windows.size() - 1).to() * 60;
	}

	/**
	 * The windows that begin on this day, with minutes over 1440 on the day after;
	 * without those of which a change of the clocks leaves nothing.
	 */
	List<Window> windowsOf(LocalDate day) {
		List<Window> today = new ArrayList<>();
		if (this.holidays.contains(day)) {
			return today;
		}
		int end = this.halfDays.getOrDefault(day, Integer.MAX_VALUE);
		for (Window window : this.windows) {
			if (window.day() == day.getDayOfWeek() && window.from() < end) {
				Window kept = new Window(window.day(), window.from(), Math.min(window.to(), end));
				if (span(day, kept).from().isBefore(span(day, kept).to())) {
					today.add(kept);
				}
			}
		}
		today.sort(Comparator.comparingInt(Window::from));
		return today;
	}

	private List<Span> spans(Instant around) {
		LocalDate first = LocalDateTime.ofInstant(around, this.zone).toLocalDate().minusDays(3);
		List<Span> spans = new ArrayList<>();
		for (LocalDate day = first; day.isBefore(first.plusDays(400)); day = day.plusDays(1)) {
			for (Window window : windowsOf(day)) {
				add(spans, span(day, window));
			}
		}
		return spans;
	}

	/** Time that two windows share counts once. */
	private static void add(List<Span> spans, Span span) {
		Instant open = spans.isEmpty() ? Instant.MIN : spans.get(spans.size() - 1).to();
		Instant from = span.from().isBefore(open) ? open : span.from();
		if (from.isBefore(span.to())) {
			spans.add(new Span(from, span.to()));
		}
	}

	private Span span(LocalDate day, Window window) {
		return new Span(at(day, window.from() * 60), at(day, window.to() * 60));
	}

	private Instant at(LocalDate day, int second) {
		return day.atStartOfDay().plusSeconds(second).atZone(this.zone).toInstant();
	}

	/** The inline calendar of the API. */
	String json() {
		return """
				{"zone":"%s","windows":[%s],"holidays":[%s],"holidayCountry":%s,"halfDays":[%s]}""".formatted(this.zone,
				this.windows.stream().map(Window::json).collect(Collectors.joining(",")),
				this.written.stream().map((date) -> "\"" + date + "\"").collect(Collectors.joining(",")),
				(this.country == null) ? "null" : "\"" + this.country + "\"",
				this.halfDays.entrySet()
					.stream()
					.map((half) -> "{\"date\":\"%s\",\"to\":\"%s\"}".formatted(half.getKey(),
							Window.time(half.getValue())))
					.collect(Collectors.joining(",")));
	}

	/** Germany's public holidays of a year, where all of it rests; Easter after Gauss. */
	static List<LocalDate> germany(int year) {
		int moon = (19 * (year % 19) + year / 100 - year / 400 - (8 * (year / 100) + 13) / 25 + 15) % 30;
		LocalDate full = LocalDate.of(year, 3, 21)
			.plusDays((moon == 29 || moon == 28 && year % 19 > 10) ? moon - 1 : moon);
		LocalDate easter = IntStream.rangeClosed(1, 7)
			.mapToObj(full::plusDays)
			.filter((date) -> date.getDayOfWeek() == DayOfWeek.SUNDAY)
			.findFirst()
			.orElseThrow();
		return List.of(LocalDate.of(year, 1, 1), easter.minusDays(2), easter.plusDays(1), LocalDate.of(year, 5, 1),
				easter.plusDays(39), easter.plusDays(50), LocalDate.of(year, 10, 3), LocalDate.of(year, 12, 25),
				LocalDate.of(year, 12, 26));
	}

	/** From a minute of a day to a later one, over 1440 where it crosses midnight. */
	record Window(DayOfWeek day, int from, int to) {

		String json() {
			return "{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(this.day, time(this.from),
					(this.to == 1440) ? "24:00" : time(this.to % 1440));
		}

		static String time(int minute) {
			return "%02d:%02d".formatted(minute / 60, minute % 60);
		}

	}

	private record Span(Instant from, Instant to) {

		boolean contains(Instant instant) {
			return !instant.isBefore(this.from) && instant.isBefore(this.to);
		}

	}

}
