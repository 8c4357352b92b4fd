package io.stagedesk.sla.work;

import java.time.Instant;

/**
 * How many tickets are in each of the sets that do not depend on a span.
 *
 * @param oldestUnanswered since when the requester waits who waits longest, or
 * {@code null}
 */
public record TicketCounts(long open, long unassigned, long late, long unanswered, Instant oldestUnanswered) {
}
