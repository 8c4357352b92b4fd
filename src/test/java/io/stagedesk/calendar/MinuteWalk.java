package io.stagedesk.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.calendar.CalendarSpec.HalfDay;
import io.stagedesk.calendar.CalendarSpec.Window;

/**
 * Working time as one would tell it to a child: walk from minute to minute and look at
 * the calendar each time. Slow, and knows nothing of {@link WorkingTime}.
 */
final class MinuteWalk {

	private record Span(LocalDate day, Window window, Instant begin, Instant end) {

		boolean holds(Instant instant) {
			return !instant.isBefore(this.begin) && instant.isBefore(this.end);
		}

	}

	private final CalendarSpec spec;

	private final ZoneId zone;

	private final Map<LocalDate, List<Span>> spans = new HashMap<>();

	MinuteWalk(CalendarSpec spec) {
		this.spec = spec;
		this.zone = spec.zone();
	}

	boolean isOpen(Instant instant) {
		LocalDate today = instant.atZone(this.zone).toLocalDate();
		for (LocalDate day : List.of(today, today.minusDays(1), today.minusDays(2))) {
			for (Span span : spansOf(day)) {
				if (span.holds(instant)) {
					return true;
				}
			}
		}
		return false;
	}

	Instant nextOpening(Instant instant) {
		Instant walker = instant;
		while (!isOpen(walker)) {
			walker = nextMinute(walker);
		}
		return walker;
	}

	Instant plus(Instant start, Duration worked) {
		Instant walker = start;
		Duration left = worked;
		while (!left.isZero()) {
			Instant next = nextMinute(walker);
			if (isOpen(walker)) {
				Duration step = Duration.between(walker, next);
				if (left.compareTo(step) <= 0) {
					return walker.plus(left);
				}
				left = left.minus(step);
			}
			walker = next;
		}
		return walker;
	}

	Duration between(Instant from, Instant to) {
		Duration worked = Duration.ZERO;
		for (Instant walker = from; walker.isBefore(to);) {
			Instant next = nextMinute(walker).isBefore(to) ? nextMinute(walker) : to;
			if (isOpen(walker)) {
				worked = worked.plus(Duration.between(walker, next));
			}
			walker = next;
		}
		return worked;
	}

	Instant plusDays(Instant start, int days) {
		Instant working = nextOpening(start);
		ZonedDateTime local = working.atZone(this.zone);
		Span own = null;
		for (LocalDate day = local.toLocalDate(); own == null; day = day.minusDays(1)) {
			for (Span span : spansOf(day)) {
				if (own == null && span.holds(working)) {
					own = span;
				}
			}
		}
		LocalDate target = own.day();
		for (int passed = 0; passed < days;) {
			target = target.plusDays(1);
			passed += spansOf(target).isEmpty() ? 0 : 1;
		}
		Instant due = sameTime(own, local, target);
		while (due.compareTo(working) <= 0) {
			target = target.plusDays(1);
			due = spansOf(target).isEmpty() ? working : sameTime(own, local, target);
		}
		return due;
	}

	private Instant sameTime(Span own, ZonedDateTime local, LocalDate target) {
		boolean overnight = own.window().to() <= own.window().from();
		LocalTime begin = LocalTime.of(own.window().from() / 60, own.window().from() % 60);
		LocalDate date = (overnight && local.toLocalTime().isBefore(begin)) ? target.plusDays(1) : target;
		Instant same = ZonedDateTime.of(date, local.toLocalTime(), this.zone).toInstant();
		List<Span> there = spansOf(target);
		if (there.stream().anyMatch((span) -> span.holds(same))) {
			return same;
		}
		return there.stream()
			.map(Span::begin)
			.filter((next) -> next.isAfter(same))
			.min(Comparator.naturalOrder())
			.orElseGet(() -> there.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow());
	}

	private List<Span> spansOf(LocalDate day) {
		return this.spans.computeIfAbsent(day, this::lookUp);
	}

	private List<Span> lookUp(LocalDate day) {
		List<Span> found = new ArrayList<>();
		if (this.spec.holidays().stream().anyMatch((holiday) -> holiday.date().equals(day))) {
			return found;
		}
		for (Window window : this.spec.windows()) {
			if (window.day() == day.getDayOfWeek()) {
				int end = (window.to() > window.from()) ? window.to() : window.to() + 1440;
				for (HalfDay half : this.spec.halfDays()) {
					if (half.date().equals(day) && half.to() < end) {
						end = half.to();
					}
				}
				Instant begins = on(day, window.from());
				Instant ends = on(day, end);
				if (end > window.from() && ends.isAfter(begins)) {
					found.add(new Span(day, window, begins, ends));
				}
			}
		}
		return found;
	}

	private Instant on(LocalDate day, int minutes) {
		LocalDate date = day.plusDays(minutes / 1440);
		return ZonedDateTime.of(date, LocalTime.of(minutes % 1440 / 60, minutes % 60), this.zone).toInstant();
	}

	private static Instant nextMinute(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
	}

}
