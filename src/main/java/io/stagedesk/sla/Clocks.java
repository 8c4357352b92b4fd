package io.stagedesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.ticket.TicketNumber;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows of clocks and of their ledgers. What a transaction has read or written of a
 * ticket's clocks it does not read again: a process asks the same clock many times in a
 * moment.
 */
@Repository
class Clocks {

	private static final String SELECT = """
			select id, ticket_id, target, round, policy, policy_version, calendar, calendar_version, goal_value,
			goal_unit, started_at, counted_from, due_at, warn_at, paused_since, warned_at, breached_at, stopped_at,
			outcome, party, called, raised, next_call_at, acknowledged_at from clock""";

	private static final String UPDATE = """
			update clock set policy = ?, policy_version = ?, calendar = ?, calendar_version = ?, goal_value = ?,
			goal_unit = ?, due_at = ?, warn_at = ?, paused_since = ?, warned_at = ?, breached_at = ?,
			stopped_at = ?, outcome = ?, called = ?, raised = ?, next_call_at = ?, acknowledged_at = ?
			where id = ? and stopped_at is null and (breached_at is null or cast(? as boolean))
			and (warned_at is null or cast(? as boolean)) and called = ? and raised = ?""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batch;

	Clocks(JdbcClient jdbc, JdbcTemplate batch) {
		this.jdbc = jdbc;
		this.batch = batch;
	}

	PromiseClock insert(PromiseClock clock) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		Promise promise = clock.promise();
		this.jdbc.sql("""
				insert into clock (ticket_id, target, round, policy, policy_version, calendar, calendar_version,
				goal_value, goal_unit, started_at, counted_from, due_at, warn_at, paused_since, warned_at, breached_at,
				stopped_at, outcome, party, called, raised, next_call_at, acknowledged_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(ticket(clock.key()), clock.target().name(), clock.key().round(), promise.policy(),
					promise.policyVersion(), promise.calendar(), promise.calendarVersion(), promise.goal().value(),
					promise.goal().unit().name(), at(clock.startedAt()), at(clock.countedFrom()), at(clock.dueAt()),
					at(clock.warnAt()), at(clock.pausedSince()), at(clock.warnedAt()), at(clock.breachedAt()),
					at(clock.stoppedAt()), name(clock.outcome()), Objects.toString(clock.party(), null),
					text(clock.attention().called()), clock.attention().raised(), at(clock.attention().nextAt()),
					at(clock.attention().acknowledgedAt()))
			.update(key, "id");
		PromiseClock inserted = clock.identified(key.getKeyAs(Number.class).longValue());
		known().computeIfPresent(ticket(clock.key()), (ticket, clocks) -> with(clocks, inserted));
		return inserted;
	}

	/**
	 * Writes the clocks, provided nobody recorded a warning, a breach, a call or an end
	 * of them in the meantime.
	 * @return those that were written
	 */
	List<ClockTurn> update(List<ClockTurn> turns) {
		int[] updated = this.batch.batchUpdate(UPDATE, turns.stream().map(Clocks::columns).toList());
		List<ClockTurn> written = new ArrayList<>();
		for (int i = 0; i < updated.length; i++) {
			ClockTurn turn = turns.get(i);
			boolean done = updated[i] == 1;
			known().computeIfPresent(ticket(turn.key()), (ticket, known) -> done ? with(known, turn.after()) : null);
			if (done) {
				written.add(turn);
			}
		}
		return written;
	}

	private static Object[] columns(ClockTurn turn) {
		PromiseClock before = turn.before();
		PromiseClock now = turn.after();
		Promise promise = now.promise();
		return new Object[] { promise.policy(), promise.policyVersion(), promise.calendar(), promise.calendarVersion(),
				promise.goal().value(), promise.goal().unit().name(), at(now.dueAt()), at(now.warnAt()),
				at(now.pausedSince()), at(now.warnedAt()), at(now.breachedAt()), at(now.stoppedAt()),
				name(now.outcome()), text(now.attention().called()), now.attention().raised(),
				at(now.attention().nextAt()), at(now.attention().acknowledgedAt()), now.id(),
				before.breachedAt() != null, before.warnedAt() != null, text(before.attention().called()),
				before.attention().raised() };
	}

	/** Adds the lines of their ledgers. */
	void append(List<ClockTurn> turns, Instant recordedAt) {
		this.batch.batchUpdate("""
				insert into clock_entry (clock_id, at, recorded_at, kind, cause, actor, policy, policy_version,
				calendar, calendar_version, goal_value, goal_unit, due_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
				turns.stream()
					.flatMap((turn) -> turn.entries().stream().map((entry) -> columns(turn.after(), entry, recordedAt)))
					.toList());
	}

	private static Object[] columns(PromiseClock clock, LedgerEntry entry, Instant recordedAt) {
		Promise promise = entry.promise();
		return new Object[] { clock.id(), at(entry.at()), at(recordedAt), entry.kind(), entry.cause(), entry.actor(),
				promise.policy(), promise.policyVersion(), promise.calendar(), promise.calendarVersion(),
				promise.goal().value(), promise.goal().unit().name(), at(entry.dueAt()) };
	}

	/**
	 * Ids of the tickets whose running clocks are due, those due first first. The order
	 * names the whole index, of which the beginning is the same for all of them: else
	 * PostgreSQL sorts all that run.
	 * @param most so many clocks
	 */
	List<Long> due(Instant now, int most) {
		return this.jdbc.sql("""
				select ticket_id from clock where outcome is null and paused_since is null and due_at <= ?
				order by outcome, paused_since, due_at, id limit ?""")
			.params(at(now), most)
			.query(Long.class)
			.list()
			.stream()
			.distinct()
			.toList();
	}

	/** Reads those of several tickets at once, as this transaction sees them now. */
	void load(Collection<Long> tickets) {
		Map<Long, List<PromiseClock>> read = this.jdbc.sql(SELECT + " where ticket_id in (:tickets) order by id")
			.param("tickets", tickets)
			.query(Clocks::read)
			.list()
			.stream()
			.collect(Collectors.groupingBy((clock) -> ticket(clock.key())));
		tickets.forEach((ticket) -> known().put(ticket, read.getOrDefault(ticket, List.of())));
	}

	Optional<PromiseClock> find(ClockKey key) {
		return of(ticket(key)).stream().filter((clock) -> clock.key().equals(key)).findFirst();
	}

	List<PromiseClock> of(long ticket) {
		return known().computeIfAbsent(ticket, (
				id) -> this.jdbc.sql(SELECT + " where ticket_id = ? order by id").param(id).query(Clocks::read).list());
	}

	/** A ticket born in this transaction has no clocks to be read. */
	void begin(long ticket) {
		known().put(ticket, List.of());
	}

	private static List<PromiseClock> with(List<PromiseClock> clocks, PromiseClock one) {
		return Stream.concat(clocks.stream().filter((other) -> other.id() != one.id()), Stream.of(one))
			.sorted(Comparator.comparingLong(PromiseClock::id))
			.toList();
	}

	@SuppressWarnings("unchecked")
	private Map<Long, List<PromiseClock>> known() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return new HashMap<>();
		}
		Object bound = TransactionSynchronizationManager.getResource(this);
		if (bound == null) {
			bound = new HashMap<>();
			TransactionSynchronizationManager.bindResource(this, bound);
			TransactionSynchronizationManager.registerSynchronization(new ForgetAtEnd(bound));
		}
		return (Map<Long, List<PromiseClock>>) bound;
	}

	/** The ledgers of clocks by their ids. */
	Map<Long, List<LedgerEntry>> ledgers(Collection<Long> clocks) {
		Map<Long, List<LedgerEntry>> ledgers = new HashMap<>();
		if (!clocks.isEmpty()) {
			this.jdbc
				.sql("""
						select clock_id, at, kind, cause, actor, policy, policy_version, calendar, calendar_version, goal_value,
						goal_unit, due_at from clock_entry where clock_id in (:clocks) order by id""")
				.param("clocks", clocks)
				.query((row) -> {
					ledgers.computeIfAbsent(row.getLong("clock_id"), (clock) -> new ArrayList<>())
						.add(new LedgerEntry(at(row, "at"), row.getString("kind"), row.getString("cause"),
								row.getString("actor"), promise(row), at(row, "due_at")));
				});
		}
		return ledgers;
	}

	private static PromiseClock read(ResultSet row, int number) throws SQLException {
		String outcome = row.getString("outcome");
		ClockKey key = new ClockKey(new TicketNumber(row.getLong("ticket_id")).toString(),
				Target.valueOf(row.getString("target")), row.getInt("round"));
		String party = row.getString("party");
		return new PromiseClock(row.getLong("id"), key, (party != null) ? Party.parse(party).orElseThrow() : null,
				promise(row), at(row, "started_at"), at(row, "counted_from"), at(row, "due_at"), at(row, "warn_at"),
				at(row, "paused_since"), at(row, "warned_at"), at(row, "breached_at"), at(row, "stopped_at"),
				(outcome != null) ? Outcome.valueOf(outcome) : null, new Attention(steps(row.getString("called")),
						row.getInt("raised"), at(row, "next_call_at"), at(row, "acknowledged_at")));
	}

	private static String text(List<LadderStep> steps) {
		return steps.stream().map(LadderStep::toString).collect(Collectors.joining(","));
	}

	private static List<LadderStep> steps(String text) {
		return text.isEmpty() ? List.of() : Stream.of(text.split(",")).map(LadderStep::parse).toList();
	}

	private static Promise promise(ResultSet row) throws SQLException {
		return new Promise(row.getString("policy"), row.getInt("policy_version"),
				new Goal(row.getInt("goal_value"), GoalUnit.valueOf(row.getString("goal_unit"))),
				row.getString("calendar"), row.getInt("calendar_version"));
	}

	private static long ticket(ClockKey key) {
		return TicketNumber.of(key.number()).id();
	}

	private static String name(Outcome outcome) {
		return (outcome != null) ? outcome.name() : null;
	}

	private static Timestamp at(Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	private final class ForgetAtEnd implements TransactionSynchronization {

		private final Object bound;

		ForgetAtEnd(Object bound) {
			this.bound = bound;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(Clocks.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(Clocks.this, this.bound);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Clocks.this);
		}

	}

}
