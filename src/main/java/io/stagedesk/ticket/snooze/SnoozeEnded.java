package io.stagedesk.ticket.snooze;

import io.stagedesk.ticket.TicketSnapshot;

/**
 * A ticket is back with somebody who had put it aside, and has not fetched it; published
 * inside the transaction.
 *
 * @param login who had put it aside
 */
public record SnoozeEnded(TicketSnapshot ticket, String login, SnoozeReason reason) {
}
