package io.stagedesk.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.api.Tokens;
import io.stagedesk.messaging.token.ReplyTokens;
import io.stagedesk.requester.Requester;
import io.stagedesk.ticket.TicketSnapshot;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails to send: written in the transaction of their cause, sent after its commit, leased
 * by one node at a time.
 */
@Repository
public class Outbox {

	private static final TypeReference<Map<String, String>> MODEL = new TypeReference<>() {
	};

	private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

	private static final String SELECT = """
			select id, ticket_id, message_ref, kind, from_address, recipient, language, message_id, model, state, attempts,
			created_at, next_attempt_at, sent_at, last_error from outbox""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final MailSettings settings;

	private final TeamAddresses addresses;

	private final ReplyTokens tokens;

	private final Clock clock;

	Outbox(JdbcClient jdbc, JsonMapper json, MailSettings settings, TeamAddresses addresses, ReplyTokens tokens,
			Clock clock) {
		this.addresses = addresses;
		this.tokens = tokens;
		this.jdbc = jdbc;
		this.json = json;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Puts a mail to the ticket's requester into the outbox; without an address there is
	 * nobody to write to.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void add(MailKind kind, TicketSnapshot ticket, Map<String, String> model) {
		add(kind, ticket, null, model);
	}

	/**
	 * The same for a mail that carries a message.
	 * @param message its id, or {@code null}
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void add(MailKind kind, TicketSnapshot ticket, Long message, Map<String, String> model) {
		Requester requester = ticket.requester();
		if (requester.email() != null) {
			String from = this.addresses.of(ticket);
			insert(kind, ticket.id(), message, from, requester.email(), ticket.language(),
					this.tokens.messageId(ticket.number(), domain(from)), model);
		}
	}

	/**
	 * Puts a mail that belongs to no ticket into the outbox, to somebody of the desk.
	 * @param language tag of the language that it is written in
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void add(MailKind kind, String recipient, String language, Map<String, String> model) {
		String from = this.settings.from();
		insert(kind, null, null, from, recipient, language,
				"<%s.%s@%s>".formatted(kind.key(), Tokens.random(), domain(from)), model);
	}

	private void insert(MailKind kind, Long ticket, Long message, String from, String recipient, String language,
			String messageId, Map<String, String> model) {
		Timestamp now = Timestamp.from(now());
		MailState state = this.settings.canSend() ? MailState.QUEUED : MailState.HELD;
		this.jdbc
			.sql("""
					insert into outbox (ticket_id, message_ref, kind, automatic, from_address, recipient, language, message_id,
					model, state, attempts, created_at, next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""")
			.params(ticket, message, kind.name(), kind.isAutomatic(), from, recipient, language, messageId,
					this.json.writeValueAsString(model), state.name(), now, now)
			.update();
	}

	private static String domain(String address) {
		return address.substring(address.lastIndexOf('@') + 1);
	}

	/** The newest first; {@code states} empty for all. */
	@Transactional(readOnly = true)
	public Slice<OutgoingMail> list(List<MailState> states, int limit, Optional<Cursor> cursor) {
		List<MailState> wanted = states.isEmpty() ? List.of(MailState.values()) : states;
		List<OutgoingMail> found = this.jdbc.sql(SELECT + """
				 where state in (:states) and (created_at < :at or (created_at = :at and id < :id))
				order by created_at desc, id desc limit :most""")
			.param("states", wanted.stream().map(Enum::name).toList())
			.param("at", Timestamp.from(cursor.map(Cursor::at).orElse(LAST)))
			.param("id", cursor.map(Cursor::id).orElse(Long.MAX_VALUE))
			.param("most", limit + 1)
			.query(this::read)
			.list();
		return Slice.of(found, limit, (last) -> new Cursor(last.createdAt(), last.id()).toString());
	}

	@Transactional(readOnly = true)
	public Optional<OutgoingMail> find(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(this::read).optional();
	}

	/** Mails of one ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<OutgoingMail> of(TicketSnapshot ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by id").param(ticket.id()).query(this::read).list();
	}

	/** The mail with this Message-ID. */
	@Transactional(readOnly = true)
	public Optional<OutgoingMail> byMessageId(String messageId) {
		return this.jdbc.sql(SELECT + " where message_id = ? order by id limit 1")
			.param(messageId)
			.query(this::read)
			.optional();
	}

	/**
	 * Message-IDs of the last mails that a ticket was sent before this one, oldest first.
	 */
	@Transactional(readOnly = true)
	List<String> earlierIds(OutgoingMail mail, int most) {
		List<String> latest = new ArrayList<>(this.jdbc.sql(
				"select message_id, id from outbox where ticket_id = ? and id < ? and state = 'SENT' order by id desc limit ?")
			.params(mail.ticketId(), mail.id(), most)
			.query((row, number) -> row.getString("message_id"))
			.list());
		Collections.reverse(latest);
		return latest;
	}

	/**
	 * Lets a mail go out that is held, was given up, came back or was not sent on
	 * purpose.
	 */
	@Transactional
	public boolean release(long id) {
		return this.jdbc.sql("""
				update outbox set state = 'QUEUED', attempts = 0, next_attempt_at = ?
				where id = ? and state in ('HELD', 'FAILED', 'BOUNCED', 'RULED_OUT')""")
			.params(Timestamp.from(now()), id)
			.update() == 1;
	}

	/**
	 * Takes up to {@code most} mails that are due; no other node takes them while the
	 * lease lasts.
	 */
	@Transactional
	List<OutgoingMail> lease(int most, Duration lease) {
		Instant now = now();
		List<OutgoingMail> due = this.jdbc.sql(SELECT + """
				 where state = 'QUEUED' and next_attempt_at <= ? and (leased_until is null or leased_until < ?)
				order by next_attempt_at, id limit ?""")
			.params(Timestamp.from(now), Timestamp.from(now), most)
			.query(this::read)
			.list();
		return due.stream()
			.filter((mail) -> this.jdbc.sql("""
					update outbox set leased_until = ? where id = ? and state = 'QUEUED'
					and (leased_until is null or leased_until < ?)""")
				.params(Timestamp.from(now.plus(lease)), mail.id(), Timestamp.from(now))
				.update() == 1)
			.toList();
	}

	/** Nobody has tried these: they are due as before. */
	@Transactional
	void giveBack(List<OutgoingMail> mails) {
		mails.forEach((mail) -> this.jdbc.sql("update outbox set leased_until = null where id = ? and state = 'QUEUED'")
			.param(mail.id())
			.update());
	}

	@Transactional
	void sent(OutgoingMail mail) {
		this.jdbc.sql("""
				update outbox set state = 'SENT', attempts = attempts + 1, sent_at = ?, leased_until = null,
				last_error = null where id = ?""").params(Timestamp.from(now()), mail.id()).update();
	}

	@Transactional
	void failed(OutgoingMail mail, String error, Optional<Duration> pause) {
		Instant next = now().plus(pause.orElse(Duration.ZERO));
		this.jdbc.sql("""
				update outbox set state = ?, attempts = attempts + 1, next_attempt_at = ?, leased_until = null,
				last_error = ? where id = ?""")
			.params((pause.isPresent() ? MailState.QUEUED : MailState.FAILED).name(), Timestamp.from(next),
					shortened(error), mail.id())
			.update();
	}

	/** It will not go out, and why. */
	@Transactional
	void end(OutgoingMail mail, MailState state, String reason) {
		this.jdbc.sql("""
				update outbox set state = ?, leased_until = null, last_error = ?,
				bounced_at = case when ? = 'BOUNCED' then cast(? as timestamp(6) with time zone) end
				where id = ? and state in ('QUEUED', 'SENT')""")
			.params(state.name(), shortened(reason), state.name(), Timestamp.from(now()), mail.id())
			.update();
	}

	@Transactional
	int forgetSent(Duration kept) {
		return this.jdbc.sql("delete from outbox where state = 'SENT' and next_attempt_at < ? and sent_at < ?")
			.params(Timestamp.from(now().minus(kept)), Timestamp.from(now().minus(kept)))
			.update();
	}

	private static String shortened(String text) {
		return text.substring(0, Math.min(text.length(), 500));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private OutgoingMail read(ResultSet row, int number) throws SQLException {
		Timestamp sent = row.getTimestamp("sent_at");
		return new OutgoingMail(row.getLong("id"), row.getObject("ticket_id", Long.class),
				row.getObject("message_ref", Long.class), MailKind.valueOf(row.getString("kind")),
				Objects.requireNonNullElse(row.getString("from_address"), this.settings.from()),
				row.getString("recipient"), row.getString("language"), row.getString("message_id"),
				this.json.readValue(row.getString("model"), MODEL), MailState.valueOf(row.getString("state")),
				row.getInt("attempts"), row.getTimestamp("created_at").toInstant(),
				row.getTimestamp("next_attempt_at").toInstant(), (sent != null) ? sent.toInstant() : null,
				row.getString("last_error"));
	}

}
