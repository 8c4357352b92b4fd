package io.stagedesk.messaging.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is in the mail room; what is asked often is counted every ten seconds. */
@Repository
public class MailRoomWatch {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Kept kept;

	MailRoomWatch(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** As it is now. */
	@Transactional(readOnly = true)
	public MailCounts now() {
		Map<String, Integer> in = byState("incoming_mail", "'STORED', 'QUARANTINED', 'RULED_OUT', 'FAILED'");
		Map<String, Integer> out = byState("outbox", "'QUEUED', 'HELD', 'BOUNCED', 'FAILED'");
		Instant now = this.clock.instant();
		Duration oldestStored = oldest("select min(received_at) from incoming_mail where state = 'STORED'", now);
		Duration oldestQueued = oldest("select min(created_at) from outbox where state = 'QUEUED'", now);
		MailCounts counts = new MailCounts(in.getOrDefault("STORED", 0), in.getOrDefault("QUARANTINED", 0),
				in.getOrDefault("RULED_OUT", 0), in.getOrDefault("FAILED", 0), out.getOrDefault("QUEUED", 0),
				out.getOrDefault("HELD", 0), out.getOrDefault("BOUNCED", 0), out.getOrDefault("FAILED", 0),
				(oldestStored.compareTo(oldestQueued) > 0) ? oldestStored : oldestQueued, oldestQueued,
				count("dead_address"), count("mailbox where active and failing_since is not null"));
		this.kept = new Kept(counts, now);
		return counts;
	}

	/** As it was at most ten seconds ago. */
	public MailCounts lately() {
		Kept last = this.kept;
		Instant now = this.clock.instant();
		return (last != null && last.at().plus(KEPT).isAfter(now) && !last.at().isAfter(now)) ? last.counts() : now();
	}

	/** Ranges of an index: those that are done are many. */
	private Map<String, Integer> byState(String table, String states) {
		Map<String, Integer> counts = new HashMap<>();
		this.jdbc
			.sql("select state, count(*) as mails from %s where state in (%s) group by state".formatted(table, states))
			.query((row) -> {
				counts.put(row.getString("state"), row.getInt("mails"));
			});
		return counts;
	}

	private Duration oldest(String sql, Instant now) {
		return this.jdbc.sql(sql)
			.query((row, number) -> row.getTimestamp(1))
			.list()
			.stream()
			.filter(Objects::nonNull)
			.map((since) -> Duration.between(since.toInstant(), now))
			.filter((waited) -> !waited.isNegative())
			.findFirst()
			.orElse(Duration.ZERO);
	}

	private int count(String rows) {
		return this.jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
	}

	private record Kept(MailCounts counts, Instant at) {
	}

}
