package io.stagedesk.messaging.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.stagedesk.messaging.webhook.WebhookStatus.End;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which receivers can be told something, the same for all nodes: one that was not there
 * rests a while, longer each time, and then one node asks it with one delivery.
 */
@Repository
class Reach {

	static final List<Duration> RESTS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15),
			Duration.ofSeconds(30), Duration.ofSeconds(60));

	/** After so long without a success the desk tells it no more. */
	static final Duration SILENCE = Duration.ofDays(1);

	/** A single bad answer says nothing about a receiver. */
	static final int OUTAGE = 3;

	private static final Duration NOTED_EACH = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	Reach(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Those for which something is due, and that do not rest. */
	@Transactional(readOnly = true)
	public List<String> due() {
		Timestamp now = Timestamp.from(now());
		return this.jdbc.sql("""
				select id from webhook where active and (rests_until is null or rests_until <= ?)
				and exists (select 1 from webhook_delivery d where d.webhook_id = webhook.id and d.state = 'WAITING'
				and d.next_attempt_at <= ? and (d.leased_until is null or d.leased_until < ?))""")
			.params(now, now, now)
			.query(String.class)
			.list();
	}

	/** Whether it is this thread, of all nodes, that asks again. */
	@Transactional
	public boolean asksAgain(String id, Duration most) {
		Instant now = now();
		return this.jdbc.sql("""
				update webhook set rests_until = ? where id = ? and active
				and (rests_until is null or rests_until <= ?)""")
			.params(Timestamp.from(now.plus(most)), id, Timestamp.from(now))
			.update() == 1;
	}

	/** It took something; written at most once a minute while all is well. */
	@Transactional
	public void reached(String id) {
		Instant now = now();
		this.jdbc.sql("""
				update webhook set failures = 0, failing_since = null, rests_until = null, last_error = null,
				delivered_at = ? where id = ? and (failures > 0 or last_error is not null or rests_until is not null
				or delivered_at is null or delivered_at < ?)""")
			.params(Timestamp.from(now), id, Timestamp.from(now.minus(NOTED_EACH)))
			.update();
	}

	/** It refused one delivery, but it is there. */
	@Transactional
	public void refused(String id, String error) {
		this.jdbc.sql("update webhook set last_error = ? where id = ?").params(error, id).update();
	}

	/**
	 * It could not be told anything. Several that fail at once count as one.
	 * @param least how long it asked to be left alone
	 */
	@Transactional
	public void away(Webhook webhook, String error, Duration least) {
		Instant now = now();
		Duration usual = RESTS.get(Math.min(webhook.status().failures(), RESTS.size() - 1));
		Duration rest = (usual.compareTo(least) > 0) ? usual : least;
		this.jdbc.sql("""
				update webhook set failures = failures + 1, failing_since = coalesce(failing_since, ?), rests_until = ?,
				last_error = ? where id = ? and failures = ?""")
			.params(Timestamp.from(now), Timestamp.from(now.plus(rest)), error, webhook.id(),
					webhook.status().failures())
			.update();
	}

	/** Whether it has been silent for so long that it is left alone. */
	boolean isSilent(Webhook webhook) {
		Instant since = webhook.status().failingSince();
		return since != null && since.isBefore(now().minus(SILENCE));
	}

	/** The desk tells it no more; false where that was so before. */
	@Transactional
	public boolean end(String id, End because) {
		return this.jdbc
			.sql("update webhook set active = false, ended_because = ?, version = version + 1 where id = ? and active")
			.params(because.name(), id)
			.update() == 1;
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
