package io.stagedesk.ticket;

/**
 * A ticket was born; published inside its transaction, so that its process is born with
 * it.
 */
public record TicketCreated(TicketSnapshot ticket, String body) {
}
