package io.stagedesk.api.post;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Rows of keys that posts came with, and what they were answered. */
@Repository
class IdempotencyKeys {

	private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);

	private static final int BATCH = 1000;

	private static final int MOST_BATCHES = 50;

	private final JdbcClient jdbc;

	private final PostSettings settings;

	private final Clock clock;

	IdempotencyKeys(JdbcClient jdbc, PostSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	Optional<Answer> find(String caller, String key) {
		return this.jdbc
			.sql("select fingerprint, status, location, body from idempotency where caller = ? and request_key = ?")
			.params(caller, key)
			.query(Answer.class)
			.optional();
	}

	/** Waits for another transaction that holds the key, and fails when that commits. */
	void reserve(String caller, String key, String fingerprint) {
		try {
			this.jdbc.sql("""
					insert into idempotency (caller, request_key, fingerprint, status, body, created_at)
					values (?, ?, ?, 0, '', ?)""")
				.params(caller, key, fingerprint, Timestamp.from(this.clock.instant()))
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw new KeyTakenException();
		}
	}

	void keep(String caller, String key, Answer answer) {
		this.jdbc.sql("""
				update idempotency set fingerprint = ?, status = ?, location = ?, body = ?
				where caller = ? and request_key = ?""")
			.params(answer.fingerprint(), answer.status(), answer.location(), answer.body(), caller, key)
			.update();
	}

	/** Forgets old keys, a bounded number at a time and a bounded number of times. */
	@Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
	void forgetOld() {
		int forgotten = 0;
		for (int batch = 0; batch < MOST_BATCHES; batch++) {
			int deleted = forgetSome();
			forgotten += deleted;
			if (deleted < BATCH) {
				break;
			}
		}
		log.debug("Forgot {} idempotency keys", forgotten);
	}

	private int forgetSome() {
		return this.jdbc.sql("""
				delete from idempotency where (caller, request_key) in (
				select caller, request_key from idempotency where created_at < ? order by created_at
				fetch first %d rows only)""".formatted(BATCH))
			.param(Timestamp.from(this.clock.instant().minus(this.settings.keysLive())))
			.update();
	}

	/**
	 * What a post was answered.
	 *
	 * @param fingerprint of route and body
	 */
	record Answer(String fingerprint, int status, String location, String body) {

		/**
		 * False for a reservation alone, which no transaction leaves behind. But after a
		 * {@code kill -9} an H2 file can show what was not committed (h2database issue
		 * 2080); nothing was done then, and the request is carried out.
		 */
		boolean isGiven() {
			return this.status != 0;
		}

	}

}
