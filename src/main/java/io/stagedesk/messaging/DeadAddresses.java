package io.stagedesk.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses that took a mail never to come: they get none any more, until somebody
 * releases them.
 */
@Repository
public class DeadAddresses {

	private static final String SELECT = "select address, status, details, bounced_at from dead_address";

	private static final int MOST = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	DeadAddresses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The latest first, at most 500. */
	@Transactional(readOnly = true)
	public List<DeadAddress> list() {
		return this.jdbc.sql(SELECT + " order by bounced_at desc, address limit " + MOST)
			.query((row, number) -> new DeadAddress(row.getString("address"), row.getString("status"),
					row.getString("details"), row.getTimestamp("bounced_at").toInstant()))
			.list();
	}

	@Transactional(readOnly = true)
	public Optional<DeadAddress> find(String address) {
		return this.jdbc.sql(SELECT + " where address = ?")
			.param(lower(address))
			.query((row, number) -> new DeadAddress(row.getString("address"), row.getString("status"),
					row.getString("details"), row.getTimestamp("bounced_at").toInstant()))
			.optional();
	}

	@Transactional
	void add(String address, String status, String details, long outboxId) {
		this.jdbc
			.sql("""
					insert into dead_address (address, status, details, outbox_id, bounced_at)
					select cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as bigint),
					cast(? as timestamp(6) with time zone) where not exists (select 1 from dead_address where address = ?)""")
			.params(lower(address), status, details, outboxId,
					Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS)), lower(address))
			.update();
	}

	/** The address may get mails again; those that did not go out are released apart. */
	@Transactional
	public boolean release(String address) {
		return this.jdbc.sql("delete from dead_address where address = ?").param(lower(address)).update() == 1;
	}

	private static String lower(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

	/**
	 * An address that does not take mail.
	 *
	 * @param status as in {@code 5.1.1}
	 */
	public record DeadAddress(String address, String status, String details, Instant bouncedAt) {
	}

}
