package io.stagedesk.sla;

import java.util.Optional;

/**
 * Names one clock, and is the business key of its process:
 * {@code SD-100001/RESOLUTION/1}.
 *
 * @param number the ticket's number
 * @param round 1, and one more for each time the ticket was reopened
 */
public record ClockKey(String number, Target target, int round) {

	public static Optional<ClockKey> parse(String text) {
		String[] parts = text.split("/");
		return (parts.length == 3)
				? Optional.of(new ClockKey(parts[0], Target.valueOf(parts[1]), Integer.parseInt(parts[2])))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return this.number + "/" + this.target + "/" + this.round;
	}

}
