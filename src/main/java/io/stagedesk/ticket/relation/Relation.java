package io.stagedesk.ticket.relation;

import java.time.Instant;

import io.stagedesk.ticket.TicketSnapshot;

/**
 * One ticket that belongs to another, as the viewer may see it.
 *
 * @param kind what the ticket that was asked for is to this one
 */
public record Relation(RelationKind kind, TicketSnapshot ticket, Instant linkedAt, String linkedBy) {
}
