package io.stagedesk.ticket;

import java.time.Instant;

/** A ticket's status changed; published inside its transaction. */
public record StatusChanged(TicketSnapshot ticket, Status before, Actor actor, Instant at) {
}
