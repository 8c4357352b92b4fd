package io.stagedesk.ticket;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One line of a ticket's history, append-only.
 *
 * @param kind what happened, as {@code ASSIGNED} or {@code PRIORITY_SET}
 * @param details facts of this kind of event
 */
public record TicketEvent(long id, Instant at, String kind, String actor, Map<String, String> details) {

	private static final Set<String> PUBLIC = Set.of("CREATED", "CLASSIFIED", "ASSIGNED", "TRANSFERRED",
			"MESSAGE_ADDED", "REQUESTER_ASKED", "PUT_ON_HOLD", "RESUMED", "RESOLVED", "REOPENED", "CLOSED", "MERGED",
			"MERGED_IN", "MERGE_UNDONE");

	/** Whether the requester's side may know of it. */
	boolean isPublic() {
		return PUBLIC.contains(this.kind);
	}

	/** The same with other words. */
	TicketEvent said(UnaryOperator<String> words) {
		Map<String, String> facts = new HashMap<>(this.details);
		facts.replaceAll((name, fact) -> words.apply(fact));
		return new TicketEvent(this.id, this.at, this.kind, this.actor, facts);
	}

	/** The same without the words that colleagues write to each other. */
	TicketEvent withoutReason() {
		Map<String, String> facts = new HashMap<>(this.details);
		facts.remove("reason");
		return new TicketEvent(this.id, this.at, this.kind, this.actor, facts);
	}

}
