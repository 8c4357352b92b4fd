package io.stagedesk.messaging.notice.wish;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When a person's digest is written.
 *
 * @param at time of the day, for {@link Rhythm#DAILY}
 */
public record DigestTurn(Rhythm rhythm, LocalTime at) {

	public static final DigestTurn USUAL = new DigestTurn(Rhythm.GATHERED, LocalTime.of(8, 0));

	/** Whether it is time now for what has waited since an instant. */
	boolean hasCome(Instant waitsSince, Instant now, ZoneId zone) {
		return switch (this.rhythm) {
			case OFF -> false;
			case GATHERED -> true;
			case HOURLY -> waitsSince.isBefore(now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant());
			case DAILY -> waitsSince.isBefore(latest(now, zone));
		};
	}

	private Instant latest(Instant now, ZoneId zone) {
		ZonedDateTime here = now.atZone(zone);
		Instant today = here.toLocalDate().atTime(this.at).atZone(zone).toInstant();
		return today.isAfter(now) ? here.toLocalDate().minusDays(1).atTime(this.at).atZone(zone).toInstant() : today;
	}

}
