package io.stagedesk.ticket.move;

import java.util.Objects;

/**
 * Where a ticket shall go, and why.
 *
 * @param agent who gets it, or {@code null} for the team's queue
 * @param vendor that gets it, or that had it; {@code null} for our own people
 * @param fromShift key of the shift that ends, or {@code null}, as the next one
 * @param reason id of one of the desk's reasons, or words
 * @param note what those who get it have to know; empty where nobody said it
 */
public record Moving(MoveKind kind, String team, String agent, String vendor, String fromShift, String toShift,
		String reason, String note) {

	public Moving {
		note = Objects.requireNonNullElse(note, "");
	}

	/** Sideways to a team's queue or to a person. */
	public static Moving transfer(String team, String agent, String reason, String note) {
		return new Moving(MoveKind.TRANSFER, team, agent, null, null, null, reason, note);
	}

	public static Moving toVendor(String vendor, String team, String agent, String reason, String note) {
		return new Moving(MoveKind.VENDOR, team, agent, vendor, null, null, reason, note);
	}

	public static Moving fromVendor(String vendor, String team, String agent, String reason, String note) {
		return new Moving(MoveKind.VENDOR_RETURN, team, agent, vendor, null, null, reason, note);
	}

	/** To the queue of the team whose shift goes on. */
	public static Moving handover(String fromShift, String toShift, String team, String reason, String note) {
		return new Moving(MoveKind.HANDOVER, team, null, null, fromShift, toShift, reason, note);
	}

}
