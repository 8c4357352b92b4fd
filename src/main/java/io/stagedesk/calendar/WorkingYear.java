package io.stagedesk.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.stagedesk.calendar.WorkingDays.Opening;

/**
 * The working time of one year (of UTC) as a sorted list of intervals that neither
 * overlap nor touch, in nanoseconds since the year began.
 */
final class WorkingYear {

	private static final long SECOND = 1_000_000_000L;

	/** So far a window can reach from its own date: overnight, offset, a skipped day. */
	private static final int MARGIN_DAYS = 4;

	private final long origin;

	private final long[] begins;

	private final long[] ends;

	/** What was worked before each interval. */
	private final long[] sums;

	private final long total;

	private WorkingYear(int year, List<Opening> openings) {
		this.origin = beginOf(year);
		long length = (beginOf(year + 1) - this.origin) * SECOND;
		long[] begins = new long[openings.size()];
		long[] ends = new long[openings.size()];
		int count = 0;
		for (Iterator<Opening> rest = openings.iterator(); rest.hasNext();) {
			Opening opening = rest.next();
			long begin = Math.max(0, offset(opening.begin()));
			long end = Math.min(length, offset(opening.end()));
			if (begin >= end) {
				continue;
			}
			if (count > 0 && begin <= ends[count - 1]) {
				ends[count - 1] = Math.max(ends[count - 1], end);
				continue;
			}
			begins[count] = begin;
			ends[count++] = end;
		}
		this.begins = Arrays.copyOf(begins, count);
		this.ends = Arrays.copyOf(ends, count);
		this.sums = new long[count];
		long sum = 0;
		for (int index = 0; index < count; index++) {
			this.sums[index] = sum;
			sum += ends[index] - begins[index];
		}
		this.total = sum;
	}

	static WorkingYear compile(WorkingDays days, int year) {
		LocalDate first = LocalDate.of(year, 1, 1).minusDays(MARGIN_DAYS);
		LocalDate after = LocalDate.of(year + 1, 1, 1).plusDays(MARGIN_DAYS);
		return new WorkingYear(year,
				first.datesUntil(after)
					.flatMap((date) -> days.of(date).stream())
					.sorted(Comparator.comparing(Opening::begin))
					.toList());
	}

	static int yearOf(Instant instant) {
		return LocalDate.ofInstant(instant, ZoneOffset.UTC).getYear();
	}

	/** Epoch second. */
	static long beginOf(int year) {
		return LocalDate.of(year, 1, 1).toEpochDay() * 24 * 60 * 60;
	}

	long total() {
		return this.total;
	}

	/** Nanoseconds worked from the beginning of the year. */
	long workedUntil(Instant instant) {
		long offset = offset(instant);
		int index = last(this.begins, offset);
		return (index < 0) ? 0 : this.sums[index] + Math.min(offset, this.ends[index]) - this.begins[index];
	}

	/**
	 * The first instant at which so many nanoseconds are worked, more than none and at
	 * most all of the year's.
	 */
	Instant instantOf(long worked) {
		int index = last(this.sums, worked - 1);
		return instant(this.begins[index] + worked - this.sums[index]);
	}

	boolean isOpen(Instant instant) {
		long offset = offset(instant);
		int index = last(this.begins, offset);
		return index >= 0 && offset < this.ends[index];
	}

	/** The first instant of work from this one on; none where the year has no more. */
	Optional<Instant> nextOpening(Instant instant) {
		if (isOpen(instant)) {
			return Optional.of(instant);
		}
		int next = last(this.begins, offset(instant)) + 1;
		return (next < this.begins.length) ? Optional.of(instant(this.begins[next])) : Optional.empty();
	}

	/** The end of the interval that holds an instant of work. */
	Instant closing(Instant working) {
		return instant(this.ends[last(this.begins, offset(working))]);
	}

	/** Index of the last value that is at most this one, -1 where none is. */
	private static int last(long[] sorted, long value) {
		int index = Arrays.binarySearch(sorted, value);
		return (index >= 0) ? index : -index - 2;
	}

	private long offset(Instant instant) {
		return (instant.getEpochSecond() - this.origin) * SECOND + instant.getNano();
	}

	private Instant instant(long offset) {
		return Instant.ofEpochSecond(this.origin, offset);
	}

}
