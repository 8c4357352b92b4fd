package io.stagedesk.messaging.mailbox.fetch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which mailboxes this node fetches: one node each, taken over from a node that did not
 * renew.
 */
final class Leases {

	static final Duration LENGTH = Duration.ofSeconds(60);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final String node;

	Leases(JdbcClient jdbc, Clock clock, String node) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.node = node;
	}

	/** Those that no other node fetches, with their versions. */
	Map<String, Integer> open() {
		Map<String, Integer> open = new HashMap<>();
		this.jdbc.sql("""
				select id, version from mailbox
				where active and (leased_by is null or leased_by = ? or leased_until < ?)""")
			.params(this.node, in(Duration.ZERO))
			.query((row, number) -> open.put(row.getString("id"), row.getInt("version")))
			.list();
		return open;
	}

	boolean take(String mailbox) {
		return this.jdbc.sql("""
				update mailbox set leased_by = ?, leased_until = ?
				where id = ? and active and (leased_by is null or leased_by = ? or leased_until < ?)""")
			.params(this.node, in(LENGTH), mailbox, this.node, in(Duration.ZERO))
			.update() == 1;
	}

	/** Keeps all that this node has; nothing that another one has taken over. */
	void renew() {
		this.jdbc.sql("update mailbox set leased_until = ? where leased_by = ?").params(in(LENGTH), this.node).update();
	}

	void release(Collection<String> mailboxes) {
		for (String mailbox : List.copyOf(mailboxes)) {
			this.jdbc.sql("update mailbox set leased_by = null, leased_until = null where id = ? and leased_by = ?")
				.params(mailbox, this.node)
				.update();
		}
	}

	private Timestamp in(Duration time) {
		return Timestamp.from(this.clock.instant().plus(time).truncatedTo(ChronoUnit.MICROS));
	}

}
