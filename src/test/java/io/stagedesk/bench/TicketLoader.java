package io.stagedesk.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the database with a year of work by copying tickets that were really lived: nine
 * of ten are closed and forgotten by the engine, one of ten is open and has every row of
 * its process.
 */
public final class TicketLoader {

	/** So many tickets are copied in one transaction: what it sorts fits into memory. */
	private static final long BATCH = 50_000;

	private final DurablePostgres postgres;

	private final String database;

	private final Ages ages;

	/**
	 * A loader of one database.
	 * @param postgres its cluster
	 * @param database its name
	 * @param ages how old the copies are
	 */
	public TicketLoader(DurablePostgres postgres, String database, Ages ages) {
		this.postgres = postgres;
		this.database = database;
		this.ages = ages;
	}

	/** How many tickets there are. */
	public long tickets() throws SQLException {
		return Long.parseLong(column("select count(*) from ticket").get(0));
	}

	/** The numbers of at most 20,000 tickets of all ages. */
	public List<String> someNumbers() throws SQLException {
		return column("select 'SD-' || id from ticket order by random() limit 20000");
	}

	/**
	 * Open tickets that lack a row that a full create makes.
	 * @return their ids
	 */
	public List<String> incompleteTickets() throws SQLException {
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
	public Duration fillUpTo(int tickets) throws SQLException {
		long begin = System.nanoTime();
		long missing = tickets - tickets();
		try (Connection connection = this.postgres.connect(this.database);
				Statement sql = connection.createStatement()) {
			connection.setAutoCommit(false);
			TicketCopies copies = new TicketCopies(sql, this.ages);
			copies.prepare(missing);
			connection.commit();
			for (long first = 0; first < missing; first += BATCH) {
				copies.copy(first, Math.min(first + BATCH, missing));
				connection.commit();
			}
			copies.tidy();
			connection.commit();
		}
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	/** What the first column of a query says. */
	public List<String> column(String sql) throws SQLException {
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

	/**
	 * How old copies are: spread evenly.
	 *
	 * @param open the oldest open one
	 * @param closedFrom the youngest closed one; the engine has forgotten it all the same
	 * @param closedTo the oldest closed one
	 * @param quiet for so long no timer of an open one may fire, were it as old as its
	 * template
	 */
	public record Ages(Duration open, Duration closedFrom, Duration closedTo, Duration quiet) {
	}

}
