package io.stagedesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.stagedesk.ticket.TicketNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Rows of clocks and of their ledgers. */
@Repository
class Clocks {

	private static final String SELECT = """
			select id, ticket_id, target, round, policy, goal_value, started_at, due_at, warn_at, paused_since,
			warned_at, breached_at, stopped_at, outcome from clock""";

	private final JdbcClient jdbc;

	Clocks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	PromiseClock insert(PromiseClock clock) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into clock (ticket_id, target, round, policy, goal_value, goal_unit, started_at, due_at, warn_at)
				values (?, ?, ?, ?, ?, 'CALENDAR_MINUTES', ?, ?, ?)""")
			.params(ticket(clock.key()), clock.key().target().name(), clock.key().round(), clock.policy(),
					clock.goalMinutes(), at(clock.startedAt()), at(clock.dueAt()), at(clock.warnAt()))
			.update(key, "id");
		return new PromiseClock(key.getKeyAs(Number.class).longValue(), clock.key(), clock.policy(),
				clock.goalMinutes(), clock.startedAt(), clock.dueAt(), clock.warnAt(), null, null, null, null, null);
	}

	/**
	 * Writes the clock, provided nobody recorded a breach or an end of it in the
	 * meantime.
	 * @return whether it was written
	 */
	boolean update(PromiseClock before, PromiseClock now) {
		return this.jdbc.sql("""
				update clock set due_at = ?, warn_at = ?, paused_since = ?, warned_at = ?, breached_at = ?,
				stopped_at = ?, outcome = ? where id = ? and stopped_at is null
				and (breached_at is null or cast(? as boolean))""")
			.params(at(now.dueAt()), at(now.warnAt()), at(now.pausedSince()), at(now.warnedAt()), at(now.breachedAt()),
					at(now.stoppedAt()), (now.outcome() != null) ? now.outcome().name() : null, now.id(),
					before.breachedAt() != null)
			.update() == 1;
	}

	void append(PromiseClock clock, LedgerEntry entry) {
		this.jdbc.sql("insert into clock_entry (clock_id, at, kind, cause, actor, due_at) values (?, ?, ?, ?, ?, ?)")
			.params(clock.id(), at(entry.at()), entry.kind(), entry.cause(), entry.actor(), at(entry.dueAt()))
			.update();
	}

	Optional<PromiseClock> find(ClockKey key) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? and target = ? and round = ?")
			.params(ticket(key), key.target().name(), key.round())
			.query(Clocks::read)
			.optional();
	}

	List<PromiseClock> of(long ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by id").param(ticket).query(Clocks::read).list();
	}

	List<LedgerEntry> ledger(long clock) {
		return this.jdbc.sql("select at, kind, cause, actor, due_at from clock_entry where clock_id = ? order by id")
			.param(clock)
			.query((row, number) -> new LedgerEntry(at(row, "at"), row.getString("kind"), row.getString("cause"),
					row.getString("actor"), at(row, "due_at")))
			.list();
	}

	private static PromiseClock read(ResultSet row, int number) throws SQLException {
		String outcome = row.getString("outcome");
		ClockKey key = new ClockKey(new TicketNumber(row.getLong("ticket_id")).toString(),
				Target.valueOf(row.getString("target")), row.getInt("round"));
		return new PromiseClock(row.getLong("id"), key, row.getString("policy"), row.getInt("goal_value"),
				at(row, "started_at"), at(row, "due_at"), at(row, "warn_at"), at(row, "paused_since"),
				at(row, "warned_at"), at(row, "breached_at"), at(row, "stopped_at"),
				(outcome != null) ? Outcome.valueOf(outcome) : null);
	}

	private static long ticket(ClockKey key) {
		return TicketNumber.of(key.number()).id();
	}

	private static Timestamp at(Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
