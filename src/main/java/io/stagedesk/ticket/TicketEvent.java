package io.stagedesk.ticket;

import java.time.Instant;
import java.util.Map;

/**
 * One line of a ticket's history, append-only.
 *
 * @param kind what happened, as {@code ASSIGNED} or {@code PRIORITY_SET}
 * @param details facts of this kind of event
 */
public record TicketEvent(long id, Instant at, String kind, String actor, Map<String, String> details) {
}
