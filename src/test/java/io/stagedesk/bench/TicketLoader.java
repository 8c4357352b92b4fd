package io.stagedesk.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the database with tickets that look like a year of work, faster than they could
 * be lived through, yet with every row that a lived one has.
 */
final class TicketLoader {

	private final DurablePostgres postgres;

	TicketLoader(DurablePostgres postgres) {
		this.postgres = postgres;
	}

	long tickets() throws SQLException {
		return Long.parseLong(column("select count(*) from ticket").get(0));
	}

	/**
	 * Open tickets that lack a row that a full create makes.
	 * @return their ids
	 */
	List<String> incompleteTickets() throws SQLException {
		return column("""
				select t.id from ticket t
				where t.open and t.channel = 'API' and (
				  not exists (select 1 from message m where m.ticket_id = t.id)
				  or not exists (select 1 from ticket_event e where e.ticket_id = t.id)
				  or not exists (select 1 from clock c where c.ticket_id = t.id)
				  or not exists (select 1 from routing_decision r where r.ticket_id = t.id)
				  or not exists (select 1 from user_task u where u.ticket_id = t.id)
				  or not exists (select 1 from outbox o where o.ticket_id = t.id)
				  or not exists (select 1 from act_ru_execution x where x.business_key_ = 'SD-' || t.id
				    and x.parent_id_ is null and x.super_exec_ is null))
				limit 20""");
	}

	Duration fillUpTo(int tickets) throws SQLException {
		long begin = System.nanoTime();
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private List<String> column(String sql) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = this.postgres.connect("desk");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

}
