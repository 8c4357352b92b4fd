package io.stagedesk.ticket;

/**
 * What is promised next for a ticket in a queue is due at another instant; published
 * inside the transaction.
 */
public record DueMoved(TicketSnapshot ticket) {
}
