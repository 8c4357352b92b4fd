package io.stagedesk.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the database with a year of work by copying tickets that were really lived: nine
 * of ten are closed and so old that the engine has forgotten them, one of ten is open and
 * has every row of its process.
 */
final class TicketLoader {

	private static final Set<String> ENGINE_IDS = Set.of("id_", "proc_inst_id_", "process_instance_id_",
			"root_proc_inst_id_", "parent_id_", "super_exec_", "super_process_instance_id_", "execution_id_",
			"act_inst_id_", "parent_act_inst_id_", "call_proc_inst_id_", "task_id_");

	/** The engine's tables and how a row of them says to which instance it belongs. */
	private static final Map<String, String> ENGINE_TABLES = engineTables();

	private static final String COPIES = """
			create table bench_copy as
			with template as (
			  select id, open, row_number() over (partition by open order by random()) as place,
			    count(*) over (partition by open) as places
			  from ticket t
			  where (t.open and t.status = 'NEW' and t.next_due_at > now() + interval '40 minutes')
			    or t.status = 'CLOSED'),
			person as (select id, row_number() over (order by id) as place, count(*) over () as places from requester)
			select n, template.id as template_id, template.open, person.id as requester_id,
			  nextval(pg_get_serial_sequence('ticket', 'id')) as id,
			  case when template.open then n * interval '5 milliseconds'
			    else interval '180 days' + n * interval '2 minutes' end as age
			from generate_series(1, %d) n
			join template on template.open = (n %% 10 = 0) and template.place = (n / 10) %% template.places + 1
			join person on person.place = n %% person.places + 1""";

	private static final String INSTANCES = """
			create table bench_instance as
			select distinct c.template_id, x.proc_inst_id_
			from (select distinct template_id from bench_copy where open) c
			join act_ru_execution root on root.parent_id_ is null
			  and split_part(root.business_key_, '/', 1) = 'SD-' || c.template_id
			join act_ru_execution x on x.root_proc_inst_id_ = root.root_proc_inst_id_""";

	private final DurablePostgres postgres;

	private final String database;

	TicketLoader(DurablePostgres postgres, String database) {
		this.postgres = postgres;
		this.database = database;
	}

	private static Map<String, String> engineTables() {
		Map<String, String> tables = new LinkedHashMap<>();
		tables.put("act_ru_execution", "s.proc_inst_id_");
		tables.put("act_ru_task", "s.proc_inst_id_");
		tables.put("act_ru_identitylink",
				"(select t.proc_inst_id_ from act_ru_task t where t.id_ = s.task_id_ and s.task_id_ is not null)");
		tables.put("act_ru_job", "s.process_instance_id_");
		tables.put("act_ru_event_subscr", "s.proc_inst_id_");
		tables.put("act_hi_procinst", "s.proc_inst_id_");
		tables.put("act_hi_actinst", "s.proc_inst_id_");
		tables.put("act_hi_taskinst", "s.proc_inst_id_");
		return tables;
	}

	long tickets() throws SQLException {
		return Long.parseLong(column("select count(*) from ticket").get(0));
	}

	/** The numbers of at most 20,000 tickets of all ages. */
	List<String> someNumbers() throws SQLException {
		return column("select 'SD-' || id from ticket order by random() limit 20000");
	}

	/**
	 * Open tickets that lack a row that a full create makes.
	 * @return their ids
	 */
	List<String> incompleteTickets() throws SQLException {
		return column(
				"""
						select t.id from ticket t
						where t.status in ('NEW', 'OPEN') and t.channel = 'API' and (
						  not exists (select 1 from message m where m.ticket_id = t.id)
						  or not exists (select 1 from ticket_event e where e.ticket_id = t.id)
						  or not exists (select 1 from clock c where c.ticket_id = t.id)
						  or not exists (select 1 from routing_decision r where r.ticket_id = t.id)
						  or not exists (select 1 from user_task u where u.ticket_id = t.id)
						  or not exists (select 1 from outbox o where o.ticket_id = t.id)
						  or (select count(*) from act_ru_execution x join act_re_procdef d on d.id_ = x.proc_def_id_
						    where x.business_key_ = 'SD-' || t.id and x.parent_id_ is null and d.key_ = 'ticket-lifecycle') <> 1)
						limit 20""");
	}

	/**
	 * Copies until so many tickets are there.
	 * @param tickets how many
	 * @return how long it took
	 */
	Duration fillUpTo(int tickets) throws SQLException {
		long begin = System.nanoTime();
		long missing = tickets - tickets();
		try (Connection connection = this.postgres.connect(this.database);
				Statement sql = connection.createStatement()) {
			connection.setAutoCommit(false);
			sql.execute("set local work_mem = '128MB'");
			sql.execute(COPIES.formatted(missing));
			sql.execute(INSTANCES);
			sql.execute("create index on bench_copy (template_id)");
			sql.execute("create index on bench_instance (proc_inst_id_)");
			sql.execute("analyze bench_copy");
			sql.execute("analyze bench_instance");
			copyTickets(sql);
			copyProcesses(sql);
			sql.execute("drop table bench_copy, bench_instance");
			connection.commit();
		}
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private void copyTickets(Statement sql) throws SQLException {
		String token = "md5(random()::text || c.n)";
		copy(sql, "ticket", "s.id = c.template_id",
				Map.of("id", "c.id", "requester_id", "c.requester_id", "tracking_token", token));
		for (String table : new String[] { "message", "ticket_event", "routing_decision", "clock" }) {
			copy(sql, table, "s.ticket_id = c.template_id", Map.of("ticket_id", "c.id"));
		}
		copy(sql, "outbox", "s.ticket_id = c.template_id",
				Map.of("ticket_id", "c.id", "message_id", "md5(s.message_id || c.n)"));
		copy(sql, "survey", "s.ticket_id = c.template_id", Map.of("ticket_id", "c.id", "token", token));
		copy(sql, "user_task", "s.ticket_id = c.template_id",
				Map.of("id", copied("s.id"), "ticket_id", "c.id", "process_id", copied("s.process_id")));
		sql.execute("""
				insert into clock_entry (clock_id, at, kind, cause, actor, due_at)
				select fresh.id, e.at - c.age, e.kind, e.cause, e.actor, e.due_at - c.age
				from bench_copy c
				join clock old on old.ticket_id = c.template_id
				join clock fresh on fresh.ticket_id = c.id and fresh.target = old.target and fresh.round = old.round
				join clock_entry e on e.clock_id = old.id order by c.n, e.id""");
	}

	private void copyProcesses(Statement sql) throws SQLException {
		for (Map.Entry<String, String> table : ENGINE_TABLES.entrySet()) {
			Map<String, String> changed = new LinkedHashMap<>();
			ENGINE_IDS.forEach((column) -> changed.put(column, copied("s." + column)));
			changed.put("business_key_", "replace(s.business_key_, 'SD-' || c.template_id, 'SD-' || c.id)");
			insert(sql, table.getKey(), " join bench_instance i on i.proc_inst_id_ = " + table.getValue()
					+ " join bench_copy c on c.template_id = i.template_id and c.open", changed);
		}
	}

	/** An engine's id ends with the node that made it; a copy's with its own number. */
	private static String copied(String id) {
		return "left(" + id + ", length(" + id + ") - 12) || lpad(c.n::text, 12, '0')";
	}

	private void copy(Statement sql, String table, String on, Map<String, String> changed) throws SQLException {
		insert(sql, table, " join bench_copy c on " + on, changed);
	}

	private void insert(Statement sql, String table, String join, Map<String, String> changed) throws SQLException {
		List<String> names = new ArrayList<>();
		List<String> values = new ArrayList<>();
		for (String[] column : columns(sql, table)) {
			boolean counted = column[0].equals("id") && column[2].equals("YES") && !changed.containsKey("id");
			if (!counted) {
				names.add(column[0]);
				String same = column[1].equals("timestamp with time zone") ? "s." + column[0] + " - c.age"
						: "s." + column[0];
				values.add(changed.getOrDefault(column[0], same));
			}
		}
		sql.execute("insert into " + table + " (" + String.join(", ", names) + ") select " + String.join(", ", values)
				+ " from " + table + " s" + join + " order by c.n");
	}

	private static List<String[]> columns(Statement sql, String table) throws SQLException {
		List<String[]> columns = new ArrayList<>();
		try (ResultSet row = sql.executeQuery("select column_name, data_type, is_identity from "
				+ "information_schema.columns where table_schema = 'public' and table_name = '" + table + "'")) {
			while (row.next()) {
				columns.add(new String[] { row.getString(1), row.getString(2), row.getString(3) });
			}
		}
		return columns;
	}

	private List<String> column(String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = this.postgres.connect(this.database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

}
