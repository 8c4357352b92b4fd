package io.stagedesk.ticket.move;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One way from one pair of hands into another. Absent values are {@code null}.
 *
 * @param actor who moved it
 * @param vendor that gets it, or that had it
 * @param fromShift key of the shift that ended
 * @param reason id of one of the desk's reasons, or words
 * @param doneAt when a receiver had answered or had put the summary away
 */
public record Move(long id, MoveKind kind, Instant at, String actor, String fromTeam, String fromAgent, String toTeam,
		String toAgent, String vendor, String fromShift, String toShift, String reason, String note, Instant doneAt,
		String doneBy) {

	/** Whether those who got it have not taken note yet. */
	public boolean unread() {
		return this.doneAt == null;
	}

	/** Who, why and from where to where, for the ticket's history; not the note. */
	public Map<String, String> facts() {
		Map<String, String> facts = new LinkedHashMap<>();
		put(facts, "reason", this.reason);
		put(facts, "from", this.fromAgent);
		put(facts, "to", this.toAgent);
		put(facts, "fromTeam", this.fromTeam);
		put(facts, "toTeam", this.toTeam);
		put(facts, "vendor", this.vendor);
		put(facts, "fromShift", this.fromShift);
		put(facts, "toShift", this.toShift);
		return facts;
	}

	private static void put(Map<String, String> facts, String name, String value) {
		if (value != null) {
			facts.put(name, value);
		}
	}

	/** The same move with other words. */
	public Move said(String reason, String note) {
		return new Move(this.id, this.kind, this.at, this.actor, this.fromTeam, this.fromAgent, this.toTeam,
				this.toAgent, this.vendor, this.fromShift, this.toShift, reason, note, this.doneAt, this.doneBy);
	}

}
