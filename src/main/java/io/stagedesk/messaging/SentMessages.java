package io.stagedesk.messaging;

import java.util.ArrayList;
import java.util.List;

import io.stagedesk.messaging.MailSettings.ReplyTo;
import io.stagedesk.messaging.MailWriter.WrittenMail;
import io.stagedesk.messaging.token.DeskSecrets;
import io.stagedesk.messaging.token.ReplyTokens;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Makes of a mail in the outbox what goes over the wire: the same at each attempt, with
 * what ties an answer to its ticket and what tells machines not to answer.
 */
@Component
class SentMessages {

	/** The header by which a desk knows its own mails. */
	static final String MARK = "X-StageDesk";

	private static final int MOST_REFERENCES = 20;

	private final MailWriter writer;

	private final Outbox outbox;

	private final MailSettings settings;

	private final ReplyTokens tokens;

	private final DeskSecrets secrets;

	private final MailFiles files;

	private final JdbcClient jdbc;

	SentMessages(MailWriter writer, Outbox outbox, MailSettings settings, ReplyTokens tokens, DeskSecrets secrets,
			MailFiles files, JdbcClient jdbc) {
		this.files = files;
		this.writer = writer;
		this.outbox = outbox;
		this.settings = settings;
		this.tokens = tokens;
		this.secrets = secrets;
		this.jdbc = jdbc;
	}

	MimeMessage of(OutgoingMail mail, Session session) throws MessagingException {
		WrittenMail text = this.writer.write(mail);
		MimeMessage message = new MimeMessage(session);
		MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
		helper.setFrom(mail.from());
		helper.setTo(mail.recipient());
		helper.setSubject(OneHeaderLine.of(text.subject()));
		helper.setText(text.text(), text.html());
		this.files.attach(mail, helper);
		helper.setSentDate(java.util.Date.from(mail.createdAt()));
		if (this.settings.replyTo() == ReplyTo.SIGNED && mail.ticket().isPresent()) {
			helper.setReplyTo(this.tokens.forRequester(mail.ticket().get(), mail.from()));
		}
		message.setHeader("Message-ID", mail.messageId());
		message.setHeader(MARK, this.secrets.text("mark"));
		thread(mail, message);
		forMachines(mail, message);
		return message;
	}

	/** In one thread with what the requester wrote, and with what we wrote before. */
	private void thread(OutgoingMail mail, MimeMessage message) throws MessagingException {
		if (mail.ticketId() == null) {
			return;
		}
		List<String> theirs = this.jdbc.sql(
				"select mail_message_id from mail_thread where ticket_id = ? order by created_at desc, id_hash limit ?")
			.params(mail.ticketId(), MOST_REFERENCES)
			.query(String.class)
			.list();
		List<String> references = new ArrayList<>(this.outbox.earlierIds(mail, MOST_REFERENCES));
		theirs.forEach((id) -> references.add(0, id));
		if (!references.isEmpty()) {
			message.setHeader("References", String.join("\r\n ", references));
			message.setHeader("In-Reply-To", theirs.isEmpty() ? references.get(references.size() - 1) : theirs.get(0));
		}
	}

	private static void forMachines(OutgoingMail mail, MimeMessage message) throws MessagingException {
		if (!mail.kind().autoSubmitted().isEmpty()) {
			message.setHeader("Auto-Submitted", mail.kind().autoSubmitted());
			message.setHeader("X-Auto-Response-Suppress", "All");
		}
	}

}
