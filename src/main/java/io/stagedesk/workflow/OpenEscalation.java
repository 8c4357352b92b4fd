package io.stagedesk.workflow;

import java.time.Instant;

import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.ticket.Priority;

/**
 * An escalation that waits to be acknowledged, with its ticket as it is now.
 *
 * @param task id of the task that acknowledges it
 * @param level how often it has been raised
 * @param addressee whose attention is asked for now
 * @param byHand whether somebody or a rule asked for it, and no promise
 * @param priority {@code null} where the ticket has none yet
 */
public record OpenEscalation(String task, String number, String subject, Priority priority, String team,
		String assignee, int level, Addressee addressee, String cause, boolean byHand, Instant raisedAt) {
}
