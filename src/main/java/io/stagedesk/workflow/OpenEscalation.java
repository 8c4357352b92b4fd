package io.stagedesk.workflow;

import java.time.Instant;

import io.stagedesk.ticket.Priority;

/**
 * An escalation that waits to be acknowledged, with its ticket as it is now.
 *
 * @param task id of the task that acknowledges it
 * @param level 1 the team's lead, 2 the manager, more: the manager is reminded
 * @param byHand whether somebody asked for it, and no promise was broken
 * @param priority {@code null} where the ticket has none yet
 */
public record OpenEscalation(String task, String number, String subject, Priority priority, String team,
		String assignee, int level, String cause, boolean byHand, Instant raisedAt) {
}
