package io.stagedesk.staff.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.DayOff;
import io.stagedesk.calendar.NeverOpenException;
import io.stagedesk.calendar.WorkingTime;

/**
 * The hours of a shift as stretches of work and rest. The last stretch is remembered, so
 * that asking about the same time again costs a comparison.
 */
final class Hours {

	private static final int FARTHEST_DAYS = 512;

	private final CalendarSpec spec;

	private final WorkingTime time;

	private volatile Stretch last;

	Hours(CalendarSpec spec, WorkingTime time) {
		this.spec = spec;
		this.time = time;
	}

	ZoneId zone() {
		return this.spec.zone();
	}

	LocalDate dateOf(Instant at) {
		return LocalDate.ofInstant(at, zone());
	}

	Instant beginOf(LocalDate date) {
		return date.atStartOfDay(zone()).toInstant();
	}

	Stretch at(Instant at) {
		Stretch held = this.last;
		if (held != null && held.holds(at)) {
			return held;
		}
		Stretch fresh = reckon(at);
		this.last = fresh;
		return fresh;
	}

	/** The holiday or day off that an instant falls on. */
	Optional<DayOff> holiday(Instant at) {
		LocalDate date = dateOf(at);
		return this.spec.daysOff(date, date.plusDays(1))
			.stream()
			.filter((day) -> day.kind() != DayOff.Kind.HALF)
			.filter((day) -> this.spec.windows().stream().anyMatch((window) -> window.day() == date.getDayOfWeek()))
			.findFirst();
	}

	private Stretch reckon(Instant at) {
		boolean open = this.time.isOpen(at);
		Instant until = change(at, open);
		for (int days = 1; days <= FARTHEST_DAYS; days *= 2) {
			Instant from = lastChange(at.minus(Duration.ofDays(days)), at);
			if (from != null) {
				return new Stretch(open, from, until, true);
			}
		}
		return new Stretch(open, at, until, false);
	}

	private Instant lastChange(Instant start, Instant at) {
		if (!WorkingTime.isInReach(start)) {
			return null;
		}
		Instant found = null;
		for (Instant next = change(start, this.time.isOpen(start)); !next.isAfter(at);) {
			found = next;
			next = change(next, this.time.isOpen(next));
		}
		return found;
	}

	private Instant change(Instant at, boolean open) {
		try {
			return open ? this.time.nextClosing(at).orElse(Instant.MAX) : this.time.nextOpening(at);
		}
		catch (NeverOpenException ex) {
			return Instant.MAX;
		}
	}

	/**
	 * Work or rest without a break.
	 *
	 * @param until {@link Instant#MAX} where it does not end
	 * @param known whether {@code from} is its beginning; else it began earlier
	 */
	record Stretch(boolean open, Instant from, Instant until, boolean known) {

		boolean holds(Instant at) {
			return !at.isBefore(this.from) && at.isBefore(this.until);
		}

	}

}
