package io.stagedesk.ticket;

import java.time.Instant;

/**
 * A ticket went to another team or person, or into the queue; published inside the
 * transaction.
 *
 * @param teamBefore {@code null} where there was none
 * @param assigneeBefore {@code null} where there was none
 * @param at when
 */
public record Reassigned(TicketSnapshot ticket, String teamBefore, String assigneeBefore, Actor actor, Instant at) {
}
