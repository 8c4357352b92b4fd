package io.stagedesk.sla;

import java.time.Instant;

import io.stagedesk.sla.LadderStep.Addressee;

/**
 * Attention moved upwards until somebody acknowledges. Absent values are {@code null}.
 *
 * @param clockId the clock whose promise is at risk or broken; {@code null} where
 * somebody or a rule asked for attention
 * @param level how often it has been raised
 * @param addressee whose attention is asked for now
 * @param person login of who is asked, where it is one person
 * @param nextLevelAt when it is raised again, if no further step of the ladder is due
 * before
 * @param plan what the one who acknowledged will do
 * @param overAt when it was acknowledged or no longer needed
 */
public record Escalation(long id, long ticketId, String processId, Long clockId, String cause, int level,
		Addressee addressee, String person, Instant raisedAt, Instant nextLevelAt, Instant acknowledgedAt,
		String acknowledgedBy, String plan, Instant overAt) {

	public boolean isOpen() {
		return this.overAt == null;
	}

	/** Whether there is a level below to which it may be handed back. */
	public boolean mayBeHandedBack() {
		return this.addressee != Addressee.ASSIGNEE;
	}

}
