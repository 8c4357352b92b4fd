package io.stagedesk.sla;

import java.time.Instant;

/**
 * Attention moved upwards until somebody acknowledges.
 *
 * @param byHand whether somebody asked for it, and no promise was broken
 * @param level 1 the team's lead, 2 the manager, more: the manager is reminded
 * @param plan what the one who acknowledged will do; {@code null} until then
 */
public record Escalation(long id, long ticketId, String processId, boolean byHand, String cause, int level,
		Instant raisedAt, Instant nextLevelAt, Instant acknowledgedAt, String acknowledgedBy, String plan) {
}
