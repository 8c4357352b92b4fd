package io.stagedesk.messaging.web;

import java.time.Instant;

import io.stagedesk.messaging.OutgoingMail;
import io.stagedesk.messaging.incoming.IncomingMail;

/**
 * A mail as the API shows it.
 *
 * @param id of one that came in {@code in-<number>}, of one that leaves its number
 * @param reason why it is in this state, or {@code null}
 * @param ticket its number, or {@code null} for a mail that belongs to none
 * @param size in bytes, of one that came in
 * @param mailbox which one gave it
 * @param threadedBy the sign by which it was found to belong to its ticket
 * @param details more about the reason
 */
record MailResource(String id, Direction direction, State state, String reason, String ticket, String messageId,
		String subject, String from, String to, Instant at, Long size, String mailbox, String threadedBy,
		String details, int attempts) {

	static MailResource of(IncomingMail mail) {
		return new MailResource("in-" + mail.id(), Direction.IN, State.valueOf(mail.state().name()),
				(mail.reason() != null) ? mail.reason().name() : null, mail.ticket(), mail.mailMessageId(),
				mail.subject(), mail.sender(), mail.recipients(), mail.receivedAt(), mail.size(), mail.mailbox(),
				mail.threadedBy(), mail.details(), mail.attempts());
	}

	static MailResource of(OutgoingMail mail, String subject) {
		return new MailResource(String.valueOf(mail.id()), Direction.OUT, State.valueOf(mail.state().name()),
				mail.lastError(), mail.ticket().orElse(null), mail.messageId(), subject, mail.from(), mail.recipient(),
				mail.createdAt(), null, null, null, null, mail.attempts());
	}

	/** Which way a mail goes. */
	enum Direction {

		IN, OUT

	}

	/** What can become of a mail, in either direction. */
	enum State {

		STORED, PROCESSED, QUARANTINED, RULED_OUT, FAILED, QUEUED, HELD, SENT, BOUNCED

	}

}
