package io.stagedesk.ticket;

import java.time.Instant;

/**
 * A merged ticket goes on as if it had not been merged; published in the transaction that
 * undoes it.
 *
 * @param closedAt when the merge had ended it
 */
public record MergeUndone(TicketSnapshot ticket, Instant closedAt, Actor actor, Instant at) {
}
