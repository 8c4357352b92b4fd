package io.stagedesk.messaging.notice.wish;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a person is left in peace: from one time of the day to another, in their own zone.
 * Where {@code to} is not after {@code from}, it is a time of the next day.
 *
 * @param days on which it begins
 */
public record QuietHours(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

	/** Quiet times that follow each other without a gap are looked through so far. */
	private static final int MOST_IN_A_ROW = 8;

	public QuietHours {
		days = Set.copyOf(days);
	}

	public boolean isQuiet(Instant at, ZoneId zone) {
		return endAfter(at, zone).isPresent();
	}

	/** The end of the peace at an instant, or the instant where there is none. */
	public Instant awaited(Instant at, ZoneId zone) {
		Instant end = at;
		for (int count = 0; count < MOST_IN_A_ROW; count++) {
			Optional<Instant> later = endAfter(end, zone);
			if (later.isEmpty()) {
				return end;
			}
			end = later.get();
		}
		return end;
	}

	/** The days in the order of the week. */
	public Set<DayOfWeek> ordered() {
		Set<DayOfWeek> ordered = EnumSet.noneOf(DayOfWeek.class);
		ordered.addAll(this.days);
		return ordered;
	}

	private Optional<Instant> endAfter(Instant at, ZoneId zone) {
		LocalDate today = at.atZone(zone).toLocalDate();
		return Stream.of(today.minusDays(1), today)
			.filter((day) -> this.days.contains(day.getDayOfWeek()))
			.filter((day) -> !day.atTime(this.from).atZone(zone).toInstant().isAfter(at))
			.map((day) -> end(day).atTime(this.to).atZone(zone).toInstant())
			.filter((end) -> end.isAfter(at))
			.max(Instant::compareTo);
	}

	private LocalDate end(LocalDate begin) {
		return this.to.isAfter(this.from) ? begin : begin.plusDays(1);
	}

}
