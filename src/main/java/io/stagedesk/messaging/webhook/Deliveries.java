package io.stagedesk.messaging.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.api.Tokens;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What receivers are told: written in the transaction of its cause, told after its
 * commit, leased by one thread of one node at a time.
 */
@Repository
public class Deliveries {

	private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

	private static final int CANDIDATES = 20;

	private static final int LONGEST = 500;

	private static final String SELECT = """
			select id, webhook_id, message_id, ticket_id, body, state, attempts, created_at, next_attempt_at,
			delivered_at, answer_status, last_error from webhook_delivery""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	private final Clock clock;

	Deliveries(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
		this.jdbc = jdbc;
		this.batch = batch;
		this.clock = clock;
	}

	/** Puts news into the outbox of webhooks. */
	@Transactional(propagation = Propagation.MANDATORY)
	void add(List<News> news) {
		Timestamp now = Timestamp.from(now());
		this.batch.batchUpdate("""
				insert into webhook_delivery (webhook_id, message_id, ticket_id, body, state, attempts, created_at,
				next_attempt_at) values (?, ?, ?, ?, 'WAITING', 0, ?, ?)""", news.stream()
			.map((one) -> new Object[] { one.webhook(), "msg_" + Tokens.random(), one.ticket(), one.body(), now, now })
			.toList());
	}

	/** The newest first; {@code states} empty for all. */
	@Transactional(readOnly = true)
	public Slice<Delivery> list(String webhook, List<DeliveryState> states, int limit, Optional<Cursor> cursor) {
		List<DeliveryState> wanted = states.isEmpty() ? List.of(DeliveryState.values()) : states;
		List<Delivery> found = this.jdbc.sql(SELECT + """
				 where webhook_id = :webhook and state in (:states)
				and (created_at < :at or (created_at = :at and id < :id))
				order by created_at desc, id desc limit :most""")
			.param("webhook", webhook)
			.param("states", wanted.stream().map(Enum::name).toList())
			.param("at", Timestamp.from(cursor.map(Cursor::at).orElse(LAST)))
			.param("id", cursor.map(Cursor::id).orElse(Long.MAX_VALUE))
			.param("most", limit + 1)
			.query(Deliveries::read)
			.list();
		return Slice.of(found, limit, (last) -> new Cursor(last.createdAt(), last.id()).toString());
	}

	/**
	 * How many wait for each webhook, or were given up; what is delivered is not counted.
	 */
	@Transactional(readOnly = true)
	public Map<String, Open> open() {
		Map<String, Open> open = new HashMap<>();
		this.jdbc.sql("""
				select webhook_id, state, count(*) as deliveries from webhook_delivery
				where state in ('WAITING', 'FAILED') group by webhook_id, state""").query((row) -> {
			int count = row.getInt("deliveries");
			boolean waits = DeliveryState.WAITING.name().equals(row.getString("state"));
			open.merge(row.getString("webhook_id"), new Open(waits ? count : 0, waits ? 0 : count), Open::plus);
		});
		return open;
	}

	/**
	 * Tells one again that was given up, or one that waits without waiting longer; false
	 * where it is delivered, or not this webhook's.
	 */
	@Transactional
	boolean retry(String webhook, long id) {
		return this.jdbc.sql("""
				update webhook_delivery set state = 'WAITING', next_attempt_at = ?
				where id = ? and webhook_id = ? and state in ('WAITING', 'FAILED')""")
			.params(Timestamp.from(now()), id, webhook)
			.update() == 1;
	}

	/** Tells all again that were given up; how many. */
	@Transactional
	int retryFailed(String webhook) {
		return this.jdbc.sql("""
				update webhook_delivery set state = 'WAITING', next_attempt_at = ?
				where webhook_id = ? and state = 'FAILED'""").params(Timestamp.from(now()), webhook).update();
	}

	/** Whatever waits for its next attempt waits no longer. */
	@Transactional
	void hasten(String webhook) {
		Timestamp now = Timestamp.from(now());
		this.jdbc.sql("""
				update webhook_delivery set next_attempt_at = ?
				where webhook_id = ? and state = 'WAITING' and next_attempt_at > ?""")
			.params(now, webhook, now)
			.update();
	}

	/** Takes the next that is due; nobody else takes it while the lease lasts. */
	@Transactional
	Optional<Delivery> lease(String webhook, Duration lease) {
		Instant now = now();
		List<Long> due = this.jdbc.sql("""
				select id from webhook_delivery where webhook_id = ? and state = 'WAITING' and next_attempt_at <= ?
				and (leased_until is null or leased_until < ?) order by next_attempt_at, id limit ?""")
			.params(webhook, Timestamp.from(now), Timestamp.from(now), CANDIDATES)
			.query(Long.class)
			.list();
		return due.stream().filter((id) -> take(id, now, lease)).findFirst().flatMap(this::find);
	}

	private boolean take(long id, Instant now, Duration lease) {
		return this.jdbc.sql("""
				update webhook_delivery set leased_until = ? where id = ? and state = 'WAITING'
				and (leased_until is null or leased_until < ?)""")
			.params(Timestamp.from(now.plus(lease)), id, Timestamp.from(now))
			.update() == 1;
	}

	@Transactional(readOnly = true)
	Optional<Delivery> find(long id) {
		return this.jdbc.sql(SELECT + " where id = ?").param(id).query(Deliveries::read).optional();
	}

	@Transactional
	void delivered(Delivery delivery, int status) {
		this.jdbc.sql("""
				update webhook_delivery set state = 'DELIVERED', attempts = attempts + 1, delivered_at = ?,
				leased_until = null, answer_status = ?, last_error = null where id = ?""")
			.params(Timestamp.from(now()), status, delivery.id())
			.update();
	}

	/**
	 * @param pause until the next attempt; empty where there is none
	 */
	@Transactional
	void failed(Delivery delivery, Optional<Integer> status, String error, Optional<Duration> pause) {
		this.jdbc.sql("""
				update webhook_delivery set state = ?, attempts = attempts + 1, next_attempt_at = ?,
				leased_until = null, answer_status = ?, last_error = ? where id = ? and state = 'WAITING'""")
			.params((pause.isPresent() ? DeliveryState.WAITING : DeliveryState.FAILED).name(),
					Timestamp.from(now().plus(pause.orElse(Duration.ZERO))), status.orElse(null), shortened(error),
					delivery.id())
			.update();
	}

	@Transactional
	void removeOf(String webhook) {
		this.jdbc.sql("delete from webhook_delivery where webhook_id = ?").param(webhook).update();
	}

	/** What is old, and what is of a webhook that is no more. */
	@Transactional
	void forget(Duration delivered, Duration open) {
		this.jdbc.sql("delete from webhook_delivery where state = 'DELIVERED' and created_at < ?")
			.param(Timestamp.from(now().minus(delivered)))
			.update();
		this.jdbc.sql("delete from webhook_delivery where state in ('WAITING', 'FAILED') and created_at < ?")
			.param(Timestamp.from(now().minus(open)))
			.update();
		this.jdbc.sql("delete from webhook_delivery where webhook_id not in (select id from webhook)").update();
	}

	static String shortened(String text) {
		return text.substring(0, Math.min(text.length(), LONGEST));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static Delivery read(ResultSet row, int number) throws SQLException {
		return new Delivery(row.getLong("id"), row.getString("webhook_id"), row.getString("message_id"),
				row.getLong("ticket_id"), row.getString("body"), DeliveryState.valueOf(row.getString("state")),
				row.getInt("attempts"), row.getTimestamp("created_at").toInstant(),
				row.getTimestamp("next_attempt_at").toInstant(),
				Optional.ofNullable(row.getTimestamp("delivered_at")).map(Timestamp::toInstant).orElse(null),
				row.getObject("answer_status", Integer.class), row.getString("last_error"));
	}

	/**
	 * Something to tell.
	 *
	 * @param ticket its id
	 */
	record News(String webhook, long ticket, String body) {
	}

	/** What is not delivered. */
	public record Open(int waiting, int failed) {

		/** Nothing. */
		public static final Open NONE = new Open(0, 0);

		Open plus(Open other) {
			return new Open(this.waiting + other.waiting, this.failed + other.failed);
		}

	}

}
