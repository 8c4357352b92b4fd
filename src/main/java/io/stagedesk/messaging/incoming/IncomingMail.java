package io.stagedesk.messaging.incoming;

import java.time.Instant;

/**
 * A mail that came in. What is only known once it is read is {@code null} before.
 *
 * @param mailbox id of the mailbox that gave it
 * @param contentId its bytes as they came, or {@code null} where the server could not
 * give them
 * @param threadedBy TOKEN, REFERENCES or NUMBER, where it names a ticket
 * @param ticket its number, where it belongs to one
 * @param messageId id of the message that it became
 * @param mailMessageId its Message-ID header
 * @param admission who let it in, or {@code null}
 */
public record IncomingMail(long id, String mailbox, Long contentId, long size, Instant receivedAt, IncomingState state,
		MailReason reason, String details, String threadedBy, String ticket, Long messageId, String mailMessageId,
		String sender, String senderName, String recipients, String subject, Instant sentAt, int attempts,
		Admission admission) {

	/** Whether somebody may let it in. */
	public boolean mayBeProcessed() {
		return this.contentId != null && (this.state == IncomingState.QUARANTINED
				|| this.state == IncomingState.RULED_OUT || this.state == IncomingState.FAILED);
	}

	/**
	 * Somebody has looked at it and wants it.
	 *
	 * @param into number of the ticket that it shall belong to, or {@code null}: as it
	 * says itself
	 */
	public record Admission(String by, String into) {
	}

}
