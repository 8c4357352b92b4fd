package io.stagedesk.ticket.snooze;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** For how long people usually put a ticket aside. */
public enum SnoozeChoice {

	HOUR, THREE_HOURS, TOMORROW, MONDAY;

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	/** When it is over, for somebody in this zone. */
	public Instant until(Instant now, ZoneId zone) {
		LocalDate today = LocalDate.ofInstant(now, zone);
		return switch (this) {
			case HOUR -> now.plus(Duration.ofHours(1));
			case THREE_HOURS -> now.plus(Duration.ofHours(3));
			case TOMORROW -> today.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
			case MONDAY ->
				today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atTime(MORNING).atZone(zone).toInstant();
		};
	}

}
