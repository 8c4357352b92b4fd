package io.stagedesk.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one armed clock costs.
 *
 * @param rows in all tables
 * @param bytes of these rows as they are stored
 * @param bytesWithIndexes with their share of the tables' indexes
 * @param cpuMillis processor milliseconds of server and database to start it
 */
record ClockCost(String what, double rows, double bytes, double bytesWithIndexes, double cpuMillis) {

	private static final int MOST = 2_000;

	/** A desk's clocks: ours, their ledgers, and the processes that they have. */
	static ClockCost ofDesk(String what, Connection connection, double cpuMillis) throws SQLException {
		Map<String, String> tables = processes();
		tables.put("clock", "s.id in (select id from bench_clocks)");
		tables.put("clock_entry", "s.clock_id in (select id from bench_clocks)");
		return of(what, connection, """
				select c.id, p.proc_inst_id_ from clock c
				join act_ru_execution p on p.parent_id_ is null
				  and p.business_key_ = 'SD-' || c.ticket_id || '/' || c.target || '/' || c.round
				join act_re_procdef d on d.id_ = p.proc_def_id_ and d.key_ = 'sla-clock'
				where c.outcome is null order by random() limit %d""".formatted(MOST), tables, cpuMillis);
	}

	/** The bare engine's instances. */
	static ClockCost ofEngine(String what, Connection connection, double cpuMillis) throws SQLException {
		return of(what, connection, "select proc_inst_id_ from act_ru_execution where parent_id_ is null limit " + MOST,
				processes(), cpuMillis);
	}

	private static Map<String, String> processes() {
		Map<String, String> tables = new LinkedHashMap<>();
		TicketCopies.ENGINE_TABLES
			.forEach((table, instance) -> tables.put(table, instance + " in (select proc_inst_id_ from bench_clocks)"));
		return tables;
	}

	private static ClockCost of(String what, Connection connection, String sample, Map<String, String> tables,
			double cpuMillis) throws SQLException {
		double rows = 0;
		double bytes = 0;
		double indexes = 0;
		try (Statement sql = connection.createStatement()) {
			sql.execute("create temporary table bench_clocks as " + sample);
			sql.execute("analyze bench_clocks");
			double clocks = Math.max(1, numbers(sql, "select count(*), 0, 0 from bench_clocks")[0]);
			for (Map.Entry<String, String> table : tables.entrySet()) {
				double[] found = numbers(sql,
						"""
								select count(*), coalesce(sum(pg_column_size(s.*)), 0),
								(select pg_indexes_size(oid) / greatest(reltuples, 1) from pg_class where oid = '%1$s'::regclass)
								from %1$s s where %2$s"""
							.formatted(table.getKey(), table.getValue()));
				rows += found[0] / clocks;
				bytes += found[1] / clocks;
				indexes += found[0] / clocks * found[2];
			}
			sql.execute("drop table bench_clocks");
		}
		return new ClockCost(what, rows, bytes, bytes + indexes, cpuMillis);
	}

	private static double[] numbers(Statement sql, String query) throws SQLException {
		try (ResultSet row = sql.executeQuery(query)) {
			row.next();
			return new double[] { row.getDouble(1), row.getDouble(2), row.getDouble(3) };
		}
	}

}
