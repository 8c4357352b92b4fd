package io.stagedesk.sla;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

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
			.query((row, number) -> {
				Timestamp ended = row.getTimestamp("ended_at");
				return new Stretch(row.getTimestamp("began_at").toInstant(), (ended != null) ? ended.toInstant() : null,
						Status.valueOf(row.getString("why")));
			})
			.list();
	}

	/** Begins one, and ends the one before where it lasts. */
	void begin(long ticket, Instant at, Status why) {
		end(ticket, at);
		this.jdbc.sql("insert into ticket_pause (ticket_id, why, began_at) values (?, ?, ?)")
			.params(ticket, why.name(), Timestamp.from(at))
			.update();
	}

	void end(long ticket, Instant at) {
		this.jdbc.sql("update ticket_pause set ended_at = ? where ticket_id = ? and ended_at is null")
			.params(Timestamp.from(at), ticket)
			.update();
	}

}
