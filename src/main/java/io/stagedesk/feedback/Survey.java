package io.stagedesk.feedback;

import java.time.Instant;

/**
 * The survey of one closed ticket.
 *
 * @param score csat, 1 (bad) to 5 (good); {@code null} until answered
 * @param comment what the requester added, may be {@code null}
 */
public record Survey(long ticketId, String token, Instant invitedAt, Integer score, String comment,
		Instant answeredAt) {

	public boolean isAnswered() {
		return this.score != null;
	}

	/** A score of 1 or 2 asks for a call-back. */
	public boolean isUnhappy() {
		return isAnswered() && this.score <= 2;
	}

}
