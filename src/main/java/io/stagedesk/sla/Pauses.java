package io.stagedesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.ticket.Status;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the times in which tickets waited or were resolved. */
@Repository
class Pauses {

	private final JdbcClient jdbc;

	Pauses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All of a ticket's, oldest first. */
	List<Stretch> of(long ticket) {
		return this.jdbc.sql("select began_at, ended_at, why from ticket_pause where ticket_id = ? order by id")
			.param(ticket)
			.query((row, number) -> read(row))
			.list();
	}

	/** Those of several tickets, each oldest first. */
	Map<Long, List<Stretch>> of(Collection<Long> tickets) {
		Map<Long, List<Stretch>> stretches = new HashMap<>();
		this.jdbc.sql(
				"select ticket_id, began_at, ended_at, why from ticket_pause where ticket_id in (:tickets) order by id")
			.param("tickets", tickets)
			.query((row) -> {
				stretches.computeIfAbsent(row.getLong("ticket_id"), (id) -> new ArrayList<>()).add(read(row));
			});
		return stretches;
	}

	private static Stretch read(ResultSet row) throws SQLException {
		Timestamp ended = row.getTimestamp("ended_at");
		return new Stretch(row.getTimestamp("began_at").toInstant(), (ended != null) ? ended.toInstant() : null,
				Status.valueOf(row.getString("why")));
	}

	/** Begins one, and ends the one before where it lasts. */
	void begin(long ticket, Instant at, Status why) {
		end(ticket, at);
		this.jdbc.sql("insert into ticket_pause (ticket_id, why, began_at) values (?, ?, ?)")
			.params(ticket, why.name(), Timestamp.from(at))
			.update();
	}

	/** Lets the last one last on, where it was for this reason; it had not ended. */
	void goOn(long ticket, Status why) {
		this.jdbc.sql("""
				update ticket_pause set ended_at = null
				where id = (select max(p.id) from ticket_pause p where p.ticket_id = ?) and why = ?""")
			.params(ticket, why.name())
			.update();
	}

	void end(long ticket, Instant at) {
		this.jdbc.sql("update ticket_pause set ended_at = ? where ticket_id = ? and ended_at is null")
			.params(Timestamp.from(at), ticket)
			.update();
	}

}
