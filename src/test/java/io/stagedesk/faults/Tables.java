package io.stagedesk.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold between the desk's own tables after any fault, whatever the clients did:
 * each check is a query that finds a sentence for every row that is wrong.
 */
final class Tables {

	private static final Duration LATE = Duration.ofMinutes(1);

	private static final String OPEN_ROWS = "from user_task u left join act_ru_task t on t.id_ = u.id";

	private static final Map<String, String> CHECKS = new LinkedHashMap<>();

	static {
		CHECKS.put("each breach once", """
				select 'Clock ' || clock_id || ' breached ' || count(*) || ' times' from clock_entry
				where kind = 'BREACHED' group by clock_id having count(*) > 1""");
		CHECKS.put("a breach is dated when it was due", """
				select 'Clock ' || c.id || ' breached at another time than it was due' from clock c
				join clock_entry e on e.clock_id = c.id and e.kind = 'BREACHED'
				where c.breached_at is null or e.at <> c.breached_at or e.at <> e.due_at""");
		CHECKS.put("a breach stands in the ledger", """
				select 'Clock ' || c.id || ' breached, but its ledger does not say so' from clock c
				where c.breached_at is not null and not exists (
				  select 1 from clock_entry e where e.clock_id = c.id and e.kind = 'BREACHED')""");
		CHECKS.put("no breach is missed", """
				select 'Clock ' || c.id || ' was due and is not breached' from clock c
				where c.outcome is null and c.paused_since is null and c.breached_at is null
				and c.due_at < ?""");
		CHECKS.put("each step of a ladder once",
				"""
						select 'Clock ' || clock_id || ' took the step ' || cause || ' ' || count(*) || ' times' from clock_entry
						where kind = 'ESCALATED' group by clock_id, cause having count(*) > 1""");
		CHECKS.put("one escalation for a promise", """
				select 'Clock ' || clock_id || ' has ' || count(*) || ' escalations under way' from escalation
				where clock_id is not null and over_at is null group by clock_id having count(*) > 1""");
		CHECKS.put("a running clock has its process",
				"""
						select 'Clock ' || c.id || ' runs without a process' from clock c
						where c.outcome is null and c.breached_at is null and not exists (select 1 from act_ru_execution x where x.parent_id_ is null
						  and x.business_key_ = 'SD-' || c.ticket_id || '/' || c.target || '/' || c.round)""");
		CHECKS.put("no job is late", """
				select 'Job ' || id_ || ' of ' || coalesce(process_def_key_, '') || ' is overdue' from act_ru_job
				where retries_ > 0 and suspension_state_ = 1 and duedate_ < ?""");
		CHECKS.put("no incident", """
				select 'Job ' || coalesce(i.configuration_, '') || ' has stopped: ' || coalesce(i.incident_msg_, '')
				from act_ru_incident i""");
		CHECKS.put("a row for each task", """
				select 'Task ' || t.id_ || ' has no row' from act_ru_task t
				where not exists (select 1 from user_task u where u.id = t.id_)""");
		CHECKS.put("a task for each row",
				"select 'Row ' || u.id || ' has no task' " + OPEN_ROWS + " where t.id_ is null");
		CHECKS.put("each history begins once", """
				select 'SD-' || t.id || ' was created ' || (select count(*) from ticket_event e
				  where e.ticket_id = t.id and e.kind = 'CREATED') || ' times' from ticket t
				where (select count(*) from ticket_event e where e.ticket_id = t.id and e.kind = 'CREATED') <> 1""");
		CHECKS.put("who has a ticket was given it", """
				select 'SD-' || t.id || ' has an assignee, but its history does not say how' from ticket t
				where t.assignee is not null and not exists (
				  select 1 from ticket_event e where e.ticket_id = t.id and e.kind = 'ASSIGNED')""");
		CHECKS.put("what is closed was closed once", """
				select 'SD-' || t.id || ' is ' || t.status || ' and was closed ' || (select count(*) from ticket_event e
				  where e.ticket_id = t.id and e.kind = 'CLOSED') || ' times' from ticket t
				where (select count(*) from ticket_event e where e.ticket_id = t.id and e.kind = 'CLOSED')
				  <> case when t.status = 'CLOSED' then 1 else 0 end""");
		CHECKS.put("no mail twice", """
				select 'Message-ID ' || message_id || ' stands ' || count(*) || ' times in the outbox' from outbox
				group by message_id having count(*) > 1""");
	}

	private Tables() {
	}

	/** One sentence for each row that is wrong. */
	static List<String> violations(Connection connection) throws SQLException {
		List<String> violations = new ArrayList<>();
		for (Map.Entry<String, String> check : CHECKS.entrySet()) {
			find(connection, check.getValue()).forEach((found) -> violations.add(check.getKey() + ": " + found));
		}
		return Collections.unmodifiableList(violations);
	}

	private static List<String> find(Connection connection, String query) throws SQLException {
		List<String> found = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			if (query.contains("?")) {
				OffsetDateTime limit = OffsetDateTime.now(ZoneOffset.UTC).minus(LATE);
				statement.setObject(1, query.contains("act_ru_job") ? limit.toLocalDateTime() : limit);
			}
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					found.add(row.getString(1));
				}
			}
		}
		return found;
	}

	/** How many jobs could run now. */
	static int due(Connection connection) throws SQLException {
		String query = "select id_ from act_ru_job where retries_ > 0 and suspension_state_ = 1 and duedate_ <= ?";
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			statement.setObject(1, LocalDateTime.now(ZoneOffset.UTC));
			int due = 0;
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					due++;
				}
			}
			return due;
		}
	}

}
