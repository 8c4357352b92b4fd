package io.stagedesk.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

import io.stagedesk.calendar.WorkingDays.Opening;

/**
 * A compiled calendar: how long somebody works between two instants, and when a goal is
 * used up. A window holds its beginning but not its end; what counts is the time that
 * really passes in windows. Immutable and safe to share; years are compiled when first
 * needed.
 */
public final class WorkingTime {

	/** 24 hours a day, 7 days a week. */
	public static final WorkingTime ALWAYS = of(CalendarSpec.ALWAYS);

	private static final int FIRST_YEAR = 1800;

	private static final int LAST_YEAR = 2500;

	private static final int PATIENCE_YEARS = 15;

	/** Windows remembered together, each about 24 bytes. */
	private static final int MOST_WINDOWS = 150_000;

	/** What fits into a count of nanoseconds. */
	private static final Duration LONGEST = Duration.ofDays(365L * 250);

	private final WorkingDays days;

	private final int mostYears;

	private final Map<Integer, WorkingYear> years = new ConcurrentHashMap<>();

	private final Map<Integer, long[]> workingDays = new ConcurrentHashMap<>();

	private WorkingTime(CalendarSpec spec) {
		this.days = new WorkingDays(spec);
		this.mostYears = Math.max(8, Math.min(512, MOST_WINDOWS / (53 * spec.windows().size())));
	}

	public static WorkingTime of(CalendarSpec spec) {
		return new WorkingTime(spec);
	}

	/** Whether a date lies in the years 1800 to 2500 that can be reckoned with. */
	public static boolean isInReach(LocalDate date) {
		return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
	}

	/** Whether an instant lies in the years 1800 to 2500 (of UTC). */
	public static boolean isInReach(Instant instant) {
		return instant.getEpochSecond() >= WorkingYear.beginOf(FIRST_YEAR)
				&& instant.getEpochSecond() < WorkingYear.beginOf(LAST_YEAR + 1);
	}

	public ZoneId zone() {
		return this.days.zone();
	}

	/**
	 * The instant at which so much work is done; what ends with a window is done at the
	 * window's end. Nothing to be done answers the start, wherever it lies.
	 * @throws IllegalArgumentException for less than nothing, or a start out of reach
	 * @throws NeverOpenException where 15 years pass without work, or where the answer is
	 * out of reach
	 */
	public Instant plus(Instant start, Duration worked) {
		requireReach(start);
		if (worked.isNegative()) {
			throw new IllegalArgumentException("work cannot be negative: " + worked);
		}
		if (worked.isZero()) {
			return start;
		}
		if (worked.compareTo(LONGEST) > 0) {
			return plus(plus(start, LONGEST), worked.minus(LONGEST));
		}
		int number = WorkingYear.yearOf(start);
		WorkingYear year = year(number);
		long left = year.workedUntil(start) + worked.toNanos();
		int idle = 0;
		while (left > year.total()) {
			left -= year.total();
			year = year(++number);
			idle = (year.total() > 0) ? 0 : idle + 1;
			requirePatience(idle);
		}
		return year.instantOf(left);
	}

	/**
	 * The instant so many business days after a start: on the n-th working day after the
	 * start's own, at the same local time of day, or where nobody works then at the next
	 * beginning of that day, or else at its last end. Where a night reaches past the next
	 * day's last end, that day is passed over: nothing is due before it begins. No days
	 * answer the start.
	 * @throws IllegalArgumentException for less than nothing, or a start out of reach
	 * @throws NeverOpenException where 15 years pass without work, or where the answer is
	 * out of reach
	 */
	public Instant plusDays(Instant start, int businessDays) {
		requireReach(start);
		if (businessDays < 0) {
			throw new IllegalArgumentException("days cannot be negative: " + businessDays);
		}
		if (businessDays == 0) {
			return start;
		}
		Instant working = nextOpening(start);
		Opening opening = this.days.ownerOf(working);
		LocalDate day = workingDayAfter(opening.date(), businessDays);
		Instant due = this.days.sameTime(opening, working, day);
		while (!due.isAfter(working)) {
			day = workingDayAfter(day, 1);
			due = this.days.sameTime(opening, working, day);
		}
		return due;
	}

	/**
	 * How much is worked from one instant to another; negative where they stand the wrong
	 * way round.
	 * @throws IllegalArgumentException for an instant out of reach
	 */
	public Duration between(Instant from, Instant to) {
		requireReach(from);
		requireReach(to);
		if (from.isAfter(to)) {
			return between(to, from).negated();
		}
		int first = WorkingYear.yearOf(from);
		int last = WorkingYear.yearOf(to);
		Duration worked = Duration.ofNanos(year(last).workedUntil(to)).minusNanos(year(first).workedUntil(from));
		for (int number = first; number < last; number++) {
			worked = worked.plusNanos(year(number).total());
		}
		return worked;
	}

	/**
	 * @throws IllegalArgumentException for an instant out of reach
	 */
	public boolean isOpen(Instant instant) {
		requireReach(instant);
		return year(WorkingYear.yearOf(instant)).isOpen(instant);
	}

	/**
	 * The instant itself where it is one of work, else the beginning of the next window.
	 * @throws IllegalArgumentException for an instant out of reach
	 * @throws NeverOpenException where 15 years pass without work, or where the answer is
	 * out of reach
	 */
	public Instant nextOpening(Instant instant) {
		requireReach(instant);
		int number = WorkingYear.yearOf(instant);
		Optional<Instant> opening = year(number).nextOpening(instant);
		for (int idle = 1; opening.isEmpty(); idle++) {
			requirePatience(idle - 1);
			number++;
			opening = year(number).nextOpening(Instant.ofEpochSecond(WorkingYear.beginOf(number)));
		}
		return opening.get();
	}

	/**
	 * The end of the work that goes on at an instant; empty where nobody works then, and
	 * where it does not end within two years.
	 * @throws IllegalArgumentException for an instant out of reach
	 */
	public Optional<Instant> nextClosing(Instant instant) {
		if (!isOpen(instant)) {
			return Optional.empty();
		}
		int number = WorkingYear.yearOf(instant);
		Instant end = year(number).closing(instant);
		for (int next = number + 1; next <= number + 2; next++) {
			Instant newYear = Instant.ofEpochSecond(WorkingYear.beginOf(next));
			if (end.isBefore(newYear) || next > LAST_YEAR || !year(next).isOpen(newYear)) {
				return Optional.of(end);
			}
			end = year(next).closing(newYear);
		}
		return Optional.empty();
	}

	private LocalDate workingDayAfter(LocalDate date, int count) {
		int number = date.getYear();
		long[] open = workingDays(number);
		int found = Arrays.binarySearch(open, date.toEpochDay());
		long index = ((found >= 0) ? found : -found - 2) + (long) count;
		int idle = 0;
		while (index >= open.length) {
			index -= open.length;
			open = workingDays(++number);
			idle = (open.length > 0) ? 0 : idle + 1;
			requirePatience(idle);
		}
		return LocalDate.ofEpochDay(open[(int) index]);
	}

	private WorkingYear year(int number) {
		return remembered(this.years, number, (year) -> WorkingYear.compile(this.days, year));
	}

	/** The epoch days of a year on which a window begins. */
	private long[] workingDays(int number) {
		return remembered(this.workingDays, number,
				(year) -> LocalDate.of(year, 1, 1)
					.datesUntil(LocalDate.of(year + 1, 1, 1))
					.filter((date) -> !this.days.of(date).isEmpty())
					.mapToLong(LocalDate::toEpochDay)
					.toArray());
	}

	/** Forgets everything where there is too much: seldom, and soon compiled again. */
	private <T> T remembered(Map<Integer, T> cache, int number, IntFunction<T> compile) {
		T known = cache.get(number);
		if (known != null) {
			return known;
		}
		if (number < FIRST_YEAR || number > LAST_YEAR) {
			throw new NeverOpenException("The calendar does not reach so far");
		}
		if (cache.size() >= this.mostYears) {
			cache.clear();
		}
		T compiled = compile.apply(number);
		cache.put(number, compiled);
		return compiled;
	}

	private static void requirePatience(int idleYears) {
		if (idleYears > PATIENCE_YEARS) {
			throw new NeverOpenException("The calendar does not open again within %d years".formatted(PATIENCE_YEARS));
		}
	}

	private static void requireReach(Instant instant) {
		if (!isInReach(instant)) {
			throw new IllegalArgumentException("out of reach: " + instant);
		}
	}

}
