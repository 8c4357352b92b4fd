package io.stagedesk.sla.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;

/**
 * Where the time of one finished ticket went.
 *
 * @param until when it was closed, or the instant of asking
 * @param parts all of them; they add up to the time from creation to {@code until}
 */
public record TicketTime(String number, String subject, Priority priority, String team, String vendor, String assignee,
		Scenario scenario, String language, Instant createdAt, Instant doneAt, Instant until,
		Map<TimePart, Duration> parts) {

	public TicketTime {
		parts = Map.copyOf(parts);
	}

	public Duration total() {
		return Duration.between(this.createdAt, this.until);
	}

}
