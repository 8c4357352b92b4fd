package io.stagedesk.workflow.web.desk;

import java.time.Duration;
import java.time.Instant;

import io.stagedesk.sla.PromiseClock;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;

/**
 * What a promise chip says.
 *
 * @param state RUNNING, WARNED, BREACHED, PAUSED, MET, MISSED, CANCELLED or NONE
 * @param left time until the due instant, negative when over
 */
public record PromiseView(String state, String target, Instant dueAt, Duration left) {

	/** The next promise of a ticket in a list, from what the ticket itself remembers. */
	static PromiseView of(TicketSnapshot ticket, Instant now) {
		Instant resolution = ticket.resolutionDueAt();
		if (ticket.nextDueAt().equals(ticket.firstResponseDueAt())) {
			return running("FIRST_RESPONSE", ticket.createdAt(), ticket.firstResponseDueAt(), now);
		}
		if (ticket.nextDueAt().equals(resolution)) {
			return running("RESOLUTION", ticket.createdAt(), resolution, now);
		}
		if (resolution == null) {
			return new PromiseView("NONE", "RESOLUTION", null, Duration.ZERO);
		}
		if (ticket.status().isWaiting()) {
			return new PromiseView("PAUSED", "RESOLUTION", resolution,
					Duration.between(ticket.updatedAt(), resolution));
		}
		return new PromiseView(ended(ticket), "RESOLUTION", resolution, Duration.ZERO);
	}

	private static String ended(TicketSnapshot ticket) {
		if (ticket.status() == Status.NEW || ticket.resolvedAt() == null) {
			return "NONE";
		}
		return ticket.resolvedAt().isAfter(ticket.resolutionDueAt()) ? "MISSED" : "MET";
	}

	private static PromiseView running(String target, Instant from, Instant due, Instant now) {
		Duration left = Duration.between(now, due);
		boolean late = left.multipliedBy(4).compareTo(Duration.between(from, due)) < 0;
		return new PromiseView(left.isNegative() ? "BREACHED" : late ? "WARNED" : "RUNNING", target, due, left);
	}

	/** One clock as it stands. */
	static PromiseView of(PromiseClock clock, Instant now) {
		String target = clock.key().target().name();
		if (clock.outcome() != null) {
			return new PromiseView(clock.outcome().name(), target, clock.dueAt(), Duration.ZERO);
		}
		if (clock.pausedSince() != null) {
			return new PromiseView("PAUSED", target, clock.dueAt(),
					Duration.between(clock.pausedSince(), clock.dueAt()));
		}
		Duration left = Duration.between(now, clock.dueAt());
		boolean late = clock.warnedAt() != null || !now.isBefore(clock.warnAt());
		return new PromiseView(left.isNegative() ? "BREACHED" : late ? "WARNED" : "RUNNING", target, clock.dueAt(),
				left);
	}

	public String icon() {
		return switch (this.state) {
			case "RUNNING" -> "clock";
			case "WARNED" -> "warning";
			case "BREACHED" -> "alarm";
			case "PAUSED" -> "pause";
			case "MET" -> "check";
			case "MISSED" -> "cross";
			default -> "minus";
		};
	}

	/**
	 * Which wording fits: the state where the clock stopped, else the size of the time.
	 */
	public String label() {
		return switch (this.state) {
			case "MET", "MISSED", "CANCELLED", "NONE" -> this.state;
			default -> (this.left.isNegative() ? "OVER_" : "") + unit();
		};
	}

	public long big() {
		Duration length = this.left.abs();
		return switch (unit()) {
			case "DAYS" -> length.toDays();
			case "HOURS" -> length.toHours();
			default -> length.toMinutes();
		};
	}

	public long small() {
		Duration length = this.left.abs();
		return switch (unit()) {
			case "DAYS" -> length.toHoursPart();
			case "HOURS" -> length.toMinutesPart();
			default -> 0;
		};
	}

	private String unit() {
		Duration length = this.left.abs();
		return (length.toDays() > 0) ? "DAYS" : (length.toHours() > 0) ? "HOURS" : "MINUTES";
	}

}
