package io.stagedesk.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Copies tickets inside the database with all their rows, whatever columns these have:
 * identities are new, instants are earlier, all else is the same. What its templates have
 * is laid apart first, so that a copy costs the same however many there are.
 * <p>
 * Keys are not checked while it copies: a copy points to what its template's point to, or
 * to copies.
 */
final class TicketCopies {

	private static final Set<String> ENGINE_IDS = Set.of("id_", "proc_inst_id_", "process_instance_id_",
			"root_proc_inst_id_", "parent_id_", "super_exec_", "super_process_instance_id_", "execution_id_",
			"act_inst_id_", "parent_act_inst_id_", "call_proc_inst_id_", "task_id_", "var_scope_");

	/** The engine's tables and how a row of them says to which instance it belongs. */
	static final Map<String, String> ENGINE_TABLES = engineTables();

	/** Tables of which each row belongs to a ticket, and what of it changes. */
	private static final Map<String, Map<String, String>> TICKET_TABLES = ticketTables();

	/** Open ones have no timer that fires soon and nobody who has been called. */
	private static final String TEMPLATES = """
			create unlogged table bench_template as
			select id, open, row_number() over (partition by open order by random()) as place,
			  count(*) over (partition by open) as places
			from ticket t
			where t.status = 'CLOSED' or (t.open and t.status in ('NEW', 'OPEN')
			  and not exists (select 1 from escalation e where e.ticket_id = t.id and e.over_at is null)
			  and not exists (select 1 from act_ru_execution root
			    join act_ru_execution x on x.root_proc_inst_id_ = root.root_proc_inst_id_
			    join act_ru_job j on j.execution_id_ = x.id_
			    where root.parent_id_ is null and split_part(root.business_key_, '/', 1) = 'SD-' || t.id
			      and (j.duedate_ is null or j.duedate_ < now() at time zone 'UTC' + interval '%d seconds')))""";

	private static final String INSTANCES = """
			create unlogged table bench_instance as
			select distinct t.id as bench_ticket, x.proc_inst_id_
			from bench_template t
			join act_ru_execution root on root.parent_id_ is null
			  and split_part(root.business_key_, '/', 1) = 'SD-' || t.id
			join act_ru_execution x on x.root_proc_inst_id_ = root.root_proc_inst_id_
			where t.open""";

	private static final String CLOCKS = """
			create unlogged table bench_clock as
			select c.id, c.ticket_id, row_number() over (partition by c.ticket_id order by c.id) as place
			from clock c join bench_template t on t.id = c.ticket_id""";

	/**
	 * Who asks, asks a few times: there are more of them where there are more tickets.
	 */
	private static final int TICKETS_EACH = 4;

	private static final String PEOPLE = """
			insert into requester (external_id, name, email, language, region, tier)
			select 'copy-' || last.id + n, 'Requester ' || last.id + n, 'copy' || last.id + n || '@example.com',
			  p.language, p.region, p.tier
			from generate_series(1, %d) n
			cross join (select max(id) as id from requester) last
			join (select *, row_number() over (order by id) as place, count(*) over () as places from requester) p
			  on p.place = n %% p.places + 1""";

	private static final String IDENTITIES = """
			insert into requester_identity (kind, identifier, requester_id)
			select k.kind, case when k.kind = 'APP' then r.external_id else r.email end, r.id
			from requester r cross join (values ('APP'), ('EMAIL')) k (kind)
			where r.external_id like 'copy-%' on conflict do nothing""";

	private static final String COPIES = """
			create unlogged table bench_copy as
			with person as (select id, row_number() over (order by id) as place
			  from requester where external_id like 'copy-%%')
			select n, t.id as template_id, person.id as requester_id,
			  nextval(pg_get_serial_sequence('ticket', 'id')) as id,
			  case when t.open then (n::float8 / %1$d) * interval '%2$d seconds'
			    else interval '%3$d seconds' + (n::float8 / %1$d) * interval '%4$d seconds' end as age
			from generate_series(1, %1$d) n
			join bench_template t on t.open = (n %% 10 = 0) and t.place = (n / 10) %% t.places + 1
			join person on person.place = n %% (select count(*) from person) + 1""";

	private final Statement sql;

	private final TicketLoader.Ages ages;

	private final Map<String, String> inserts = new LinkedHashMap<>();

	TicketCopies(Statement sql, TicketLoader.Ages ages) {
		this.sql = sql;
		this.ages = ages;
	}

	private static Map<String, String> engineTables() {
		Map<String, String> tables = new LinkedHashMap<>();
		tables.put("act_ru_execution", "s.proc_inst_id_");
		tables.put("act_ru_task", "s.proc_inst_id_");
		tables.put("act_ru_identitylink",
				"(select t.proc_inst_id_ from act_ru_task t where t.id_ = s.task_id_ and s.task_id_ is not null)");
		tables.put("act_ru_job", "s.process_instance_id_");
		tables.put("act_ru_event_subscr", "s.proc_inst_id_");
		tables.put("act_ru_variable", "s.proc_inst_id_");
		tables.put("act_hi_procinst", "s.proc_inst_id_");
		tables.put("act_hi_actinst", "s.proc_inst_id_");
		tables.put("act_hi_taskinst", "s.proc_inst_id_");
		return tables;
	}

	private static Map<String, Map<String, String>> ticketTables() {
		String token = "md5(random()::text || c.n)";
		Map<String, Map<String, String>> tables = new LinkedHashMap<>();
		for (String table : new String[] { "message", "ticket_event", "routing_decision", "ticket_pause",
				"proposal" }) {
			tables.put(table, Map.of());
		}
		tables.put("outbox", Map.of("message_id", "md5(s.message_id || c.n)"));
		tables.put("survey", Map.of("token", token));
		tables.put("user_task", Map.of("id", copied("s.id"), "process_id", copied("s.process_id")));
		return tables;
	}

	/**
	 * Chooses the templates and says what will be copied; what it notes down about that
	 * stays until {@link #tidy}.
	 * @param copies how many
	 */
	void prepare(long copies) throws SQLException {
		run(TEMPLATES.formatted(this.ages.quiet().toSeconds()));
		requireTemplates();
		run(PEOPLE.formatted(copies / TICKETS_EACH + 1), IDENTITIES, "analyze requester", "analyze requester_identity");
		run(INSTANCES, CLOCKS, COPIES.formatted(copies, this.ages.open().toSeconds(),
				this.ages.closedFrom().toSeconds(), this.ages.closedTo().minus(this.ages.closedFrom()).toSeconds()));
		run("create unique index on bench_copy (n)", "analyze bench_copy", "analyze bench_instance",
				"analyze bench_clock");
		prepareTickets();
		prepareClocks(copies);
		prepareProcesses();
	}

	private void requireTemplates() throws SQLException {
		try (ResultSet kinds = this.sql.executeQuery("select count(distinct open) from bench_template")) {
			kinds.next();
			if (kinds.getInt(1) < 2) {
				throw new IllegalStateException("There is no closed or no quiet open ticket to copy");
			}
		}
	}

	private void prepareTickets() throws SQLException {
		prepare("ticket", "s.id as bench_ticket from ticket s join bench_template t on t.id = s.id",
				Map.of("id", "c.id", "requester_id", "c.requester_id", "tracking_token", "md5(random()::text || c.n)"));
		for (Map.Entry<String, Map<String, String>> table : TICKET_TABLES.entrySet()) {
			Map<String, String> changed = new LinkedHashMap<>(table.getValue());
			changed.put("ticket_id", "c.id");
			prepare(table.getKey(), "s.ticket_id as bench_ticket from " + table.getKey()
					+ " s join bench_template t on t.id = s.ticket_id", changed);
		}
	}

	/** A copy's clocks get their ids by arithmetic, so that their ledgers find them. */
	private void prepareClocks(long copies) throws SQLException {
		long last = number("select coalesce(max(id), 0) from clock");
		long most = number("select max(place) from bench_clock");
		String clock = last + " + c.n * " + most + " + s.bench_place";
		run("select setval(pg_get_serial_sequence('clock', 'id'), %d)".formatted(last + (copies + 2) * most));
		prepare("clock", "k.ticket_id as bench_ticket, k.place as bench_place from clock s "
				+ "join bench_clock k on k.id = s.id", Map.of("id", clock, "ticket_id", "c.id"));
		prepare("clock_entry", "k.ticket_id as bench_ticket, k.place as bench_place from clock_entry s "
				+ "join bench_clock k on k.id = s.clock_id", Map.of("clock_id", clock));
		prepare("escalation",
				"s.ticket_id as bench_ticket, k.place as bench_place from escalation s "
						+ "join bench_template t on t.id = s.ticket_id left join bench_clock k on k.id = s.clock_id",
				Map.of("clock_id", clock, "ticket_id", "c.id", "process_id", copied("s.process_id")));
	}

	private void prepareProcesses() throws SQLException {
		for (Map.Entry<String, String> table : ENGINE_TABLES.entrySet()) {
			Map<String, String> changed = new LinkedHashMap<>();
			ENGINE_IDS.forEach((column) -> changed.put(column, copied("s." + column)));
			changed.put("business_key_", "replace(s.business_key_, 'SD-' || c.template_id, 'SD-' || c.id)");
			prepare(table.getKey(), "i.bench_ticket from " + table.getKey()
					+ " s join bench_instance i on i.proc_inst_id_ = " + table.getValue(), changed);
		}
	}

	/** An engine's id ends with the node that made it; a copy's with its own number. */
	private static String copied(String id) {
		return "left(" + id + ", length(" + id + ") - 12) || lpad(c.n::text, 12, '0')";
	}

	private void prepare(String table, String from, Map<String, String> changed) throws SQLException {
		run("create unlogged table bench_of_" + table + " as select s.*, " + from, "analyze bench_of_" + table);
		List<String> names = new ArrayList<>();
		List<String> values = new ArrayList<>();
		for (Column column : columns(table)) {
			if (!column.counted() || changed.containsKey(column.name())) {
				names.add(column.name());
				values.add(changed.getOrDefault(column.name(),
						"s." + column.name() + (column.instant() ? " - c.age" : "")));
			}
		}
		this.inserts.put(table, "insert into %s (%s) select %s from bench_of_%1$s s ".formatted(table,
				String.join(", ", names), String.join(", ", values))
				+ "join bench_copy c on c.template_id = s.bench_ticket where c.n > %d and c.n <= %d order by c.n");
	}

	private List<Column> columns(String table) throws SQLException {
		List<Column> columns = new ArrayList<>();
		try (ResultSet row = this.sql.executeQuery("select column_name, data_type, is_identity from "
				+ "information_schema.columns where table_schema = 'public' and table_name = '" + table + "'")) {
			while (row.next()) {
				columns.add(new Column(row.getString(1), row.getString(2).startsWith("timestamp"),
						row.getString(3).equals("YES")));
			}
		}
		return columns;
	}

	/** Makes the copies after the one number up to the other. */
	void copy(long after, long upTo) throws SQLException {
		run("set local session_replication_role = 'replica'", "set local work_mem = '128MB'");
		for (String insert : this.inserts.values()) {
			run(insert.formatted(after, upTo));
		}
	}

	void tidy() throws SQLException {
		run("drop table bench_template, bench_instance, bench_clock, bench_copy");
		for (String table : this.inserts.keySet()) {
			run("drop table bench_of_" + table);
		}
	}

	private void run(String... commands) throws SQLException {
		for (String command : commands) {
			this.sql.execute(command);
		}
	}

	private long number(String query) throws SQLException {
		try (ResultSet row = this.sql.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
	}

	/**
	 * A column of a table.
	 *
	 * @param counted whether the database numbers it
	 */
	private record Column(String name, boolean instant, boolean counted) {
	}

}
