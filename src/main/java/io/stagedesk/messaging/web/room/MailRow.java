package io.stagedesk.messaging.web.room;

import java.time.Instant;

import io.stagedesk.messaging.incoming.IncomingMail;

/** A mail that came in, in a list; texts that are not there are empty. */
record MailRow(long id, String state, String reason, String sender, String subject, String ticket, Instant at) {

	static MailRow of(IncomingMail mail) {
		return new MailRow(mail.id(), mail.state().name(), (mail.reason() != null) ? mail.reason().name() : "",
				text(mail.sender()), text(mail.subject()), text(mail.ticket()), mail.receivedAt());
	}

	static String text(String text) {
		return (text != null) ? text : "";
	}

}
