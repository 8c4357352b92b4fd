package io.stagedesk.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.api.Tokens;
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

	private static final String SELECT = """
			select id, ticket_id, kind, recipient, language, message_id, model, state, attempts, created_at,
			next_attempt_at, sent_at, last_error from outbox""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final MailSettings settings;

	private final Clock clock;

	Outbox(JdbcClient jdbc, JsonMapper json, MailSettings settings, Clock clock) {
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
		Requester requester = ticket.requester();
		if (requester.email() != null) {
			add(kind, ticket.id(), ticket.number(), requester.email(), ticket.language(), model);
		}
	}

	/**
	 * Puts a mail that belongs to no ticket into the outbox, to somebody of the desk.
	 * @param language tag of the language that it is written in
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void add(MailKind kind, String recipient, String language, Map<String, String> model) {
		add(kind, null, kind.key(), recipient, language, model);
	}

	private void add(MailKind kind, Long ticketId, String name, String recipient, String language,
			Map<String, String> model) {
		Timestamp now = Timestamp.from(now());
		MailState state = this.settings.canSend() ? MailState.QUEUED : MailState.HELD;
		this.jdbc
			.sql("""
					insert into outbox (ticket_id, kind, recipient, language, message_id, model, state, attempts, created_at,
					next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""")
			.params(ticketId, kind.name(), recipient, language,
					"<%s.%s@%s>".formatted(name, Tokens.random(), this.settings.domain()),
					this.json.writeValueAsString(model), state.name(), now, now)
			.update();
	}

	/** The newest first; {@code states} empty for all. */
	@Transactional(readOnly = true)
	public Slice<OutgoingMail> list(List<MailState> states, int limit, Optional<Cursor> cursor) {
		List<MailState> wanted = states.isEmpty() ? List.of(MailState.values()) : states;
		List<OutgoingMail> found = this.jdbc
			.sql(SELECT + " where state in (:states) and id < :before order by id desc limit :most")
			.param("states", wanted.stream().map(Enum::name).toList())
			.param("before", cursor.map(Cursor::id).orElse(Long.MAX_VALUE))
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

	/** Lets a held or given-up mail go out as soon as there is a relay. */
	@Transactional
	public boolean release(long id) {
		return this.jdbc.sql("""
				update outbox set state = 'QUEUED', attempts = 0, next_attempt_at = ?
				where id = ? and state in ('HELD', 'FAILED')""").params(Timestamp.from(now()), id).update() == 1;
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
					error.substring(0, Math.min(error.length(), 500)), mail.id())
			.update();
	}

	@Transactional
	int forgetSent(Duration kept) {
		return this.jdbc.sql("delete from outbox where state = 'SENT' and next_attempt_at < ? and sent_at < ?")
			.params(Timestamp.from(now().minus(kept)), Timestamp.from(now().minus(kept)))
			.update();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private OutgoingMail read(ResultSet row, int number) throws SQLException {
		Timestamp sent = row.getTimestamp("sent_at");
		return new OutgoingMail(row.getLong("id"), row.getObject("ticket_id", Long.class),
				MailKind.valueOf(row.getString("kind")), row.getString("recipient"), row.getString("language"),
				row.getString("message_id"), this.json.readValue(row.getString("model"), MODEL),
				MailState.valueOf(row.getString("state")), row.getInt("attempts"),
				row.getTimestamp("created_at").toInstant(), row.getTimestamp("next_attempt_at").toInstant(),
				(sent != null) ? sent.toInstant() : null, row.getString("last_error"));
	}

}
