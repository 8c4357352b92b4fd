package io.stagedesk.ticket;

/**
 * A message was written; published inside its transaction.
 *
 * @param quiet whether it asks nothing of anybody: an automatic answer, a bare "thanks"
 */
public record MessageAdded(TicketSnapshot ticket, Message message, boolean quiet) {
}
