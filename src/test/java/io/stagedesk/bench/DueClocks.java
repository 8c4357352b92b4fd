package io.stagedesk.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Running clocks whose due instants are moved by hand, each with the engine's timer that
 * wakes it, so that many are due when we look; and what the ledgers say of them
 * afterwards. Their warnings and first calls count as done, so that what is due is the
 * breach.
 */
final class DueClocks {

	private static final String CHOOSE = """
			insert into bench_due (run, clock_id, due_at, job_id)
			select ?, c.id, date_trunc('milliseconds', ?::timestamptz + random() * ? * interval '1 millisecond'), j.id_
			from (select id, ticket_id, target, round from clock
			  where outcome is null and paused_since is null and breached_at is null and called = ''
			    and due_at > now() + interval '10 minutes' order by random() limit ?) c
			join act_ru_execution p on p.parent_id_ is null
			  and p.business_key_ = 'SD-' || c.ticket_id || '/' || c.target || '/' || c.round
			join act_re_procdef d on d.id_ = p.proc_def_id_ and d.key_ = 'sla-clock'
			join act_ru_job j on j.process_instance_id_ = p.proc_inst_id_ and j.type_ = 'timer'
			limit ?""";

	private static final String MOVE_CLOCKS = """
			update clock c set due_at = d.due_at, started_at = c.started_at + (d.due_at - c.due_at),
			  counted_from = c.counted_from + (d.due_at - c.due_at), warn_at = c.warn_at + (d.due_at - c.due_at),
			  warned_at = c.warn_at + (d.due_at - c.due_at), called = 'PERCENT 75 ASSIGNEE', raised = 1,
			  next_call_at = d.due_at
			from bench_due d where d.run = ? and d.clock_id = c.id""";

	private static final String MOVE_TIMERS = """
			update act_ru_job j set duedate_ = d.due_at at time zone 'UTC'
			from bench_due d where d.run = ? and d.job_id = j.id_""";

	private static final String RECORDED = """
			from bench_due d join clock_entry e on e.clock_id = d.clock_id and e.kind = 'BREACHED' where d.run = ?""";

	private static final String CALLED = """
			from bench_due d join escalation e on e.clock_id = d.clock_id where d.run = ?""";

	private final DurablePostgres postgres;

	private final String database;

	private final int run;

	private final int count;

	private DueClocks(DurablePostgres postgres, String database, int run, int count) {
		this.postgres = postgres;
		this.database = database;
		this.run = run;
		this.count = count;
	}

	/**
	 * Chooses clocks at random and spreads their due instants evenly.
	 * @param run a number of its own
	 * @param count how many; fewer if there are fewer
	 * @param first when the first may be due
	 * @param within until how long after that the last is due
	 */
	static DueClocks choose(DurablePostgres postgres, String database, int run, int count, Instant first,
			Duration within) throws SQLException {
		try (Connection connection = postgres.connect(database)) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute("create table if not exists bench_due (run integer, clock_id bigint, "
						+ "due_at timestamp(6) with time zone, job_id varchar(64), primary key (run, clock_id))");
			}
			int chosen = update(connection, CHOOSE, run, Timestamp.from(first), within.toMillis(), count * 2, count);
			update(connection, MOVE_CLOCKS, run);
			int moved = update(connection, MOVE_TIMERS, run);
			connection.commit();
			if (moved != chosen) {
				throw new IllegalStateException(chosen + " clocks have " + moved + " timers");
			}
			return new DueClocks(postgres, database, run, chosen);
		}
	}

	private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setObject(i + 1, parameters[i]);
			}
			return statement.executeUpdate();
		}
	}

	int count() {
		return this.count;
	}

	/** Of how many the breach is recorded. */
	int recorded() throws SQLException {
		return (int) numbers("select count(distinct d.clock_id) " + RECORDED).get(0).doubleValue();
	}

	/** For how many somebody has been called. */
	int called() throws SQLException {
		return (int) numbers("select count(distinct d.clock_id) " + CALLED).get(0).doubleValue();
	}

	/**
	 * What the ledgers say by now.
	 * @param what how it is called
	 * @param nodes how many ran the timers
	 * @param cpuSeconds used for all
	 */
	Lateness lateness(String what, int nodes, double cpuSeconds) throws SQLException {
		double[] millis = numbers("select extract(epoch from min(e.recorded_at) - min(d.due_at)) * 1000 " + RECORDED
				+ " group by d.clock_id")
			.stream()
			.mapToDouble(Double::doubleValue)
			.toArray();
		int twice = numbers("select count(*) " + RECORDED + " group by d.clock_id having count(*) > 1").size();
		return Lateness.of(what, nodes, this.count, twice, millis, cpuSeconds);
	}

	/**
	 * How long after the breach those were called whom the ladder names.
	 * @param share of the calls, 1 for the last of them
	 * @return seconds, not a number where nobody was called
	 */
	double calledAfter(double share) throws SQLException {
		return numbers("select percentile_cont(" + share + ") within group (order by extract(epoch from "
				+ "e.raised_at - d.due_at)) " + CALLED)
			.stream()
			.mapToDouble(Double::doubleValue)
			.findFirst()
			.orElse(Double.NaN);
	}

	private List<Double> numbers(String sql) throws SQLException {
		try (Connection connection = this.postgres.connect(this.database);
				PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setInt(1, this.run);
			List<Double> numbers = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					double number = rows.getDouble(1);
					if (!rows.wasNull()) {
						numbers.add(number);
					}
				}
			}
			return numbers;
		}
	}

}
