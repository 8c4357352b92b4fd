package io.stagedesk.ticket;

/** A message was written; published inside its transaction. */
public record MessageAdded(TicketSnapshot ticket, Message message) {
}
