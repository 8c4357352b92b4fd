package io.stagedesk.ticket;

/**
 * A ticket was born; published inside its transaction, so that its process is born with
 * it.
 *
 * @param scenarioGiven whether somebody said the scenario; else the tables decide
 */
public record TicketCreated(TicketSnapshot ticket, String body, boolean scenarioGiven) {
}
