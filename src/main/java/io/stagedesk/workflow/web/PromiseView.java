package io.stagedesk.workflow.web;

import java.time.Duration;
import java.time.Instant;

/**
 * What a promise chip says.
 *
 * @param state RUNNING, WARNED, BREACHED, PAUSED, MET, MISSED or NONE
 * @param left time until the due instant, negative when over
 */
record PromiseView(String state, String target, Instant dueAt, Duration left) {

	static final PromiseView NONE = new PromiseView("NONE", "RESOLUTION", null, Duration.ZERO);

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
			case "MET", "MISSED", "NONE" -> this.state;
			default -> (this.left.isNegative() ? "OVER_" : "") + unit();
		};
	}

	private String unit() {
		Duration length = this.left.abs();
		return (length.toDays() > 0) ? "DAYS" : (length.toHours() > 0) ? "HOURS" : "MINUTES";
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

}
