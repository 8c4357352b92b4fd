package io.stagedesk.messaging.incoming;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.messaging.incoming.IncomingMail.Admission;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of mails that came in. */
@Repository
class IncomingRows {

	static final String SELECT = """
			select id, mailbox, content_id, size, received_at, state, reason, details, threaded_by, ticket_id, message_id,
			mail_message_id, sender, sender_name, recipients, subject, sent_at, attempts, admitted_by, admitted_into
			from incoming_mail""";

	private static final int DETAILS = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	IncomingRows(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	public boolean has(String mailbox, String sourceKey) {
		return this.jdbc.sql("select count(*) from incoming_mail where mailbox = ? and source_key = ?")
			.params(mailbox, sourceKey)
			.query(Integer.class)
			.single() > 0;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void insert(String mailbox, String sourceKey, Long content, String sha256, long size, IncomingState state,
			MailReason reason, String details) {
		Timestamp now = Timestamp.from(now());
		this.jdbc.sql("""
				insert into incoming_mail (mailbox, source_key, content_id, sha256, size, received_at, state, reason,
				details, attempts, next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)""")
			.params(mailbox, sourceKey, content, sha256, size, now, state.name(),
					(reason != null) ? reason.name() : null, shortened(details, DETAILS), now)
			.update();
	}

	@Transactional(readOnly = true)
	public Optional<IncomingMail> find(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(IncomingRows::read).optional();
	}

	/** SHA-256 of all bytes of a mail. */
	@Transactional(readOnly = true)
	public String hash(long id) {
		return this.jdbc.sql("select sha256 from incoming_mail where id = ?").param(id).query(String.class).single();
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public List<IncomingMail> list(List<IncomingState> states, int most, Optional<Cursor> before) {
		return this.jdbc.sql(SELECT + """
				 where state in (:states) and (received_at < :at or (received_at = :at and id < :id))
				order by received_at desc, id desc limit :most""")
			.param("states", states.stream().map(Enum::name).toList())
			.param("at", Timestamp.from(before.map(Cursor::at).orElse(now().plus(Duration.ofDays(1)))))
			.param("id", before.map(Cursor::id).orElse(Long.MAX_VALUE))
			.param("most", most)
			.query(IncomingRows::read)
			.list();
	}

	/** Mails that became messages of a ticket. */
	@Transactional(readOnly = true)
	public List<IncomingMail> of(long ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by id")
			.param(ticket)
			.query(IncomingRows::read)
			.list();
	}

	/**
	 * Takes the next mail that is due; no other thread or node takes it while the lease
	 * lasts.
	 */
	@Transactional
	public Optional<IncomingMail> lease(Duration lease) {
		Timestamp now = Timestamp.from(now());
		List<Long> due = this.jdbc.sql("""
				select id from incoming_mail where state = 'STORED' and next_attempt_at <= ?
				and (leased_until is null or leased_until < ?) order by next_attempt_at, id limit 20""")
			.params(now, now)
			.query(Long.class)
			.list();
		for (long id : due) {
			int taken = this.jdbc.sql("""
					update incoming_mail set leased_until = ? where id = ? and state = 'STORED'
					and (leased_until is null or leased_until < ?)""")
				.params(Timestamp.from(now().plus(lease)), id, now)
				.update();
			if (taken == 1) {
				return find(id);
			}
		}
		return Optional.empty();
	}

	/** Whether a mail that came earlier is not read yet. */
	@Transactional(readOnly = true)
	public boolean hasEarlierUnread(long id) {
		return this.jdbc
			.sql("select count(*) from (select 1 from incoming_mail where state = 'STORED' and id < ? limit 1) as one")
			.param(id)
			.query(Integer.class)
			.single() > 0;
	}

	/** How many mails this sender has sent since. */
	@Transactional(readOnly = true)
	public int from(String sender, Duration window, int most) {
		return this.jdbc.sql("""
				select count(*) from (select 1 from incoming_mail where sender = ? and received_at > ?
				and state <> 'STORED' limit %d) as lately""".formatted(most))
			.params(sender, Timestamp.from(now().minus(window)))
			.query(Integer.class)
			.single();
	}

	/**
	 * The mail has become something; false where another has been faster.
	 * @param outcome with all that is known of it now
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean end(long id, Outcome outcome) {
		Facts facts = outcome.facts();
		return this.jdbc
			.sql("""
					update incoming_mail set state = ?, reason = ?, details = ?, threaded_by = ?, ticket_id = ?, message_id = ?,
					mail_message_id = ?, sender = ?, sender_name = ?, recipients = ?, subject = ?, sent_at = ?,
					attempts = attempts + 1, leased_until = null, processed_at = ? where id = ? and state = 'STORED'""")
			.params(outcome.state().name(), outcome.reason().name(), shortened(outcome.details(), DETAILS),
					outcome.threadedBy(), outcome.ticket(), outcome.message(), shortened(facts.messageId(), 500),
					shortened(facts.sender(), 254), shortened(facts.senderName(), 200),
					shortened(facts.recipients(), 1000), shortened(facts.subject(), 300),
					(facts.sentAt() != null) ? Timestamp.from(facts.sentAt()) : null, Timestamp.from(now()), id)
			.update() == 1;
	}

	/** Something went wrong on our side: once more, later. */
	@Transactional
	public void postpone(long id, String details, Duration pause, boolean counts) {
		this.jdbc.sql("""
				update incoming_mail set leased_until = null, details = ?, attempts = attempts + ?, next_attempt_at = ?
				where id = ? and state = 'STORED'""")
			.params(shortened(details, DETAILS), counts ? 1 : 0, Timestamp.from(now().plus(pause)), id)
			.update();
	}

	/**
	 * Back to the beginning, and in this time let in.
	 * @param into id of the ticket that it shall belong to, or {@code null}
	 */
	@Transactional
	public boolean restore(long id, String by, Long into) {
		return this.jdbc
			.sql("""
					update incoming_mail set state = 'STORED', reason = null, details = null, attempts = 0, leased_until = null,
					next_attempt_at = ?, admitted_by = ?, admitted_into = ? where id = ? and content_id is not null
					and state in ('QUARANTINED', 'RULED_OUT', 'FAILED')""")
			.params(Timestamp.from(now()), by, into, id)
			.update() == 1;
	}

	@Transactional
	public boolean dismiss(long id, String by) {
		return this.jdbc.sql("""
				update incoming_mail set state = 'RULED_OUT', reason = 'DISMISSED', details = ?, processed_at = ?
				where id = ? and state in ('QUARANTINED', 'FAILED')""")
			.params(by, Timestamp.from(now()), id)
			.update() == 1;
	}

	/** Those that never became a part of a ticket, and are older. */
	@Transactional
	public List<Long> forgettable(Duration kept, int most) {
		return this.jdbc
			.sql("""
					select id from incoming_mail where state in ('RULED_OUT', 'QUARANTINED', 'PROCESSED') and received_at < ?
					and ticket_id is null order by id limit ?""")
			.params(Timestamp.from(now().minus(kept)), most)
			.query(Long.class)
			.list();
	}

	@Transactional
	public void forget(long id) {
		this.jdbc.sql("delete from mail_fingerprint where mail_id = ?").param(id).update();
		this.jdbc.sql("delete from incoming_mail where id = ?").param(id).update();
	}

	Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static String shortened(String text, int most) {
		if (text == null || text.length() <= most) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
	}

	private static IncomingMail read(ResultSet row, int number) throws SQLException {
		Timestamp sent = row.getTimestamp("sent_at");
		String reason = row.getString("reason");
		Long ticket = row.getObject("ticket_id", Long.class);
		return new IncomingMail(row.getLong("id"), row.getString("mailbox"), row.getObject("content_id", Long.class),
				row.getLong("size"), row.getTimestamp("received_at").toInstant(),
				IncomingState.valueOf(row.getString("state")), (reason != null) ? MailReason.valueOf(reason) : null,
				row.getString("details"), row.getString("threaded_by"), (ticket != null) ? "SD-" + ticket : null,
				row.getObject("message_id", Long.class), row.getString("mail_message_id"), row.getString("sender"),
				row.getString("sender_name"), row.getString("recipients"), row.getString("subject"),
				(sent != null) ? sent.toInstant() : null, row.getInt("attempts"), admission(row));
	}

	private static Admission admission(ResultSet row) throws SQLException {
		Long into = row.getObject("admitted_into", Long.class);
		return (row.getString("admitted_by") == null) ? null
				: new Admission(row.getString("admitted_by"), (into != null) ? "SD-" + into : null);
	}

	/** What a mail says of itself; {@code null} where it could not be read. */
	record Facts(String messageId, String sender, String senderName, String recipients, String subject,
			Instant sentAt) {

		static final Facts NONE = new Facts(null, null, null, null, null, null);

	}

	/** What a mail has become; {@code null} where there is nothing to say. */
	record Outcome(IncomingState state, MailReason reason, String details, String threadedBy, Long ticket, Long message,
			Facts facts) {
	}

}
