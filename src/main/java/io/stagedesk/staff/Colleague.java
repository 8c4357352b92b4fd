package io.stagedesk.staff;

import java.time.Instant;

/**
 * One of a team, with what changes from ticket to ticket.
 *
 * @param lastAssignedAt {@code null} for who never got a ticket
 * @param presenceReason may be empty
 * @param presenceSince {@code null} where nobody remembers
 */
public record Colleague(Agent agent, Instant lastAssignedAt, String presenceReason, Instant presenceSince) {
}
