package io.stagedesk.messaging.incoming;

import java.util.List;
import java.util.Optional;

import io.stagedesk.messaging.mime.ReadMail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a mail had that its message does not say: quoted history, signature, layout. */
@Service
public class MessageMails {

	private final JdbcClient jdbc;

	MessageMails(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	void keep(long ticket, long message, long mailId, ReadMail mail, String overlong) {
		String folded = (overlong + "\n\n" + mail.folded()).strip();
		this.jdbc.sql("""
				insert into message_mail (message_id, ticket_id, mail_id, folded, html, remote_images)
				values (?, ?, ?, ?, ?, ?)""")
			.params(message, ticket, mailId, folded.isEmpty() ? null : folded,
					mail.html().isBlank() ? null : mail.html(), mail.remoteImages())
			.update();
	}

	/** Without the layouts, which may be large. */
	@Transactional(readOnly = true)
	public List<MessageMail> of(long ticket) {
		return this.jdbc.sql("""
				select message_id, mail_id, folded, html is not null as laid_out, remote_images from message_mail
				where ticket_id = ? order by message_id""")
			.param(ticket)
			.query((row, number) -> new MessageMail(row.getLong("message_id"), row.getLong("mail_id"),
					Optional.ofNullable(row.getString("folded")).orElse(""), row.getBoolean("laid_out"),
					row.getBoolean("remote_images")))
			.list();
	}

	/** The sanitised layout of one message. */
	@Transactional(readOnly = true)
	public Optional<String> layout(long ticket, long message) {
		return this.jdbc
			.sql("select html from message_mail where ticket_id = ? and message_id = ? and html is not null")
			.params(ticket, message)
			.query(String.class)
			.optional();
	}

	/**
	 * What belongs to a message that came by mail.
	 *
	 * @param folded quoted history and signature, or empty
	 * @param laidOut whether there is a layout
	 * @param remoteImages whether the layout names images elsewhere
	 */
	public record MessageMail(long message, long mail, String folded, boolean laidOut, boolean remoteImages) {
	}

}
