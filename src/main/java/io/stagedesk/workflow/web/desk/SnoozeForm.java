package io.stagedesk.workflow.web.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.ticket.snooze.SnoozeChoice;

/**
 * Until when a ticket is put aside.
 *
 * @param choice a usual one, or {@code AT}
 * @param until day and time in the zone, where it is no usual choice
 * @param zone of the person, as the browser says it
 */
record SnoozeForm(String choice, String until, String zone) {

	/**
	 * @throws FieldErrorsException where it names no instant (422)
	 */
	Instant instant(Instant now) {
		if (!"AT".equals(this.choice)) {
			return usual().until(now, zoneId());
		}
		try {
			return LocalDateTime.parse(Objects.requireNonNullElse(this.until, "")).atZone(zoneId()).toInstant();
		}
		catch (DateTimeException ex) {
			throw new FieldErrorsException("until", "must be a day and a time");
		}
	}

	private SnoozeChoice usual() {
		try {
			return SnoozeChoice.valueOf(Objects.requireNonNullElse(this.choice, ""));
		}
		catch (IllegalArgumentException ex) {
			throw new FieldErrorsException("choice", "is not a value of this field");
		}
	}

	private ZoneId zoneId() {
		try {
			return ZoneId.of(Objects.requireNonNullElse(this.zone, "UTC"));
		}
		catch (DateTimeException ex) {
			return ZoneOffset.UTC;
		}
	}

}
