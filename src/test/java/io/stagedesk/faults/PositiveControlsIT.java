package io.stagedesk.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plants each kind of damage into the database of a desk that has worked, one at a time,
 * and shows that the checks see it: a trial that cannot fail shows nothing.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class PositiveControlsIT {

	private static final String CLOCK = "(select min(id) from clock where outcome is null and breached_at is null)";

	/** A ticket that is open and has been answered by somebody. */
	private static final String TICKET = """
			(select min(t.id) from ticket t join message m on m.ticket_id = t.id and m.body like '%plug-%'
			where t.status <> 'CLOSED')""";

	private static final String ROOT = """
			(select x.id_ from act_ru_execution x join act_re_procdef d on d.id_ = x.proc_def_id_
			where d.key_ = 'ticket-lifecycle' and x.parent_id_ is null and x.super_exec_ is null
			and x.business_key_ = 'SD-' ||""" + TICKET + ")";

	private static final String COPY = "create temporary table copy on commit drop as select * from %s where %s; "
			+ "update copy set %s; insert into %1$s select * from copy";

	/** What is planted, by what the checks have to say of it. */
	private static final Map<String, String> DAMAGES = new LinkedHashMap<>();

	static {
		DAMAGES.put("was acknowledged, but its subject is found in []", "delete from ticket where id = " + TICKET);
		DAMAGES.put("was acknowledged, but its subject is found in [SD-",
				COPY.formatted("ticket", "id = " + TICKET, "id = 1, tracking_token = 'copy'"));
		DAMAGES.put("A message of SD-",
				"delete from message where id = (select max(id) from message where body like '%plug-%')");
		DAMAGES.put("is found in [SD-",
				COPY.formatted("message", "id = (select max(id) from message where body like '%plug-%')", "id = -1"));
		DAMAGES.put("has no message", "delete from message where ticket_id = " + TICKET);
		DAMAGES.put("and has 0 live processes", "delete from act_ru_execution where id_ = " + ROOT);
		DAMAGES.put("and has 2 live processes",
				COPY.formatted("act_ru_execution", "id_ = " + ROOT, "id_ = 'copy', proc_inst_id_ = 'copy'"));
		DAMAGES.put("is over and has 1 live processes",
				"update ticket set status = 'CLOSED', close_reason = 'CANCELLED' where id = " + TICKET);
		DAMAGES.put("has 0 acknowledgements in the outbox",
				"delete from outbox where kind = 'ACKNOWLEDGEMENT' and ticket_id = " + TICKET);
		DAMAGES.put("no mail twice: ", COPY.formatted("outbox", "id = (select max(id) from outbox)", "id = -1"));
		DAMAGES.put("was claimed, but has no assignee", "update ticket set assignee = null");
		DAMAGES.put("was closed, but is not", "update ticket set status = 'OPEN' where status = 'CLOSED'");
		DAMAGES.put("each breach once: ",
				breach() + "; update copy set id = -2; insert into clock_entry select * from copy");
		DAMAGES.put("a breach is dated when it was due: ", breach());
		DAMAGES.put("a breach stands in the ledger: ", "update clock set breached_at = due_at where id = " + CLOCK);
		DAMAGES.put("no breach is missed: ",
				"update clock set due_at = now() - interval '2 minutes' where id = " + CLOCK);
		DAMAGES.put("each step of a ladder once: ",
				breach() + "; update copy set id = -2, kind = 'ESCALATED'; insert into clock_entry select * from copy; "
						+ "update copy set id = -3; insert into clock_entry select * from copy");
		DAMAGES.put("one escalation for a promise: ",
				"""
						insert into escalation (ticket_id, process_id, by_hand, clock_id, cause, level, raised_at, next_level_at)
						select ticket_id, 'planted-' || n, false, id, 'planted', 1, now(), now() from clock, generate_series(1, 2) n
						where id ="""
						+ CLOCK);
		DAMAGES.put("a running clock has its process: ",
				"delete from act_ru_execution where business_key_ like 'SD-%/RESOLUTION/%'");
		DAMAGES.put("no job is late: ", """
				update act_ru_job set duedate_ = now() at time zone 'UTC' - interval '2 minutes'
				where id_ = (select min(id_) from act_ru_job where type_ = 'timer')""");
		DAMAGES.put("no incident: ", """
				insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, incident_msg_)
				values ('planted', 1, now(), 'failedJob', 'planted')""");
		DAMAGES.put("a row for each task: ", "delete from user_task where ticket_id = " + TICKET);
		DAMAGES.put("a task for each row: ",
				"delete from act_ru_task where id_ in (select id from user_task where ticket_id = " + TICKET + ")");
		DAMAGES.put("each history begins once: ",
				"delete from ticket_event where kind = 'CREATED' and ticket_id = " + TICKET);
		DAMAGES.put("who has a ticket was given it: ", "delete from ticket_event where kind = 'ASSIGNED'");
		DAMAGES.put("what is closed was closed once: ", "delete from ticket_event where kind = 'CLOSED'");
	}

	private final Seed seed;

	@TempDir
	private Path folder;

	PositiveControlsIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void seesEachDamage() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			desk.start();
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(250);
			}
			desk.assertSound(ledger);
			List<String> unseen = new ArrayList<>();
			for (Map.Entry<String, String> damage : DAMAGES.entrySet()) {
				List<String> seen = plant(desk, ledger, damage.getValue());
				if (seen.stream().noneMatch((violation) -> violation.contains(damage.getKey()))) {
					unseen.add(damage.getKey() + " after " + damage.getValue() + ", only " + seen);
				}
			}
			assertThat(unseen).isEmpty();
			desk.assertSound(ledger);
			this.seed.report("%d damages planted, each seen, none left", DAMAGES.size());
		}
	}

	/** What the checks say while it is there; it is rolled back. */
	private static List<String> plant(DeskUnderFault desk, Ledger ledger, String damage) throws SQLException {
		try (Connection connection = desk.open(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("set local session_replication_role = replica");
			statement.execute(damage);
			List<String> seen = new ArrayList<>(Invariants.violations(ledger, DatabaseState.read(connection)));
			seen.addAll(Tables.violations(connection));
			connection.rollback();
			return seen;
		}
	}

	private static String breach() {
		return COPY.formatted("clock_entry", "id = (select min(id) from clock_entry where clock_id = " + CLOCK + ")",
				"id = -1, kind = 'BREACHED', at = now()");
	}

}
