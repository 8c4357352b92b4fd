package io.stagedesk.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of merges. */
@Repository
class Merges {

	private final JdbcClient jdbc;

	Merges(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void keep(TicketSnapshot before, long into, Actor actor, Instant at) {
		this.jdbc.sql("""
				insert into ticket_merge (ticket_id, into_id, merged_at, merged_by, status_before, unanswered_since)
				values (?, ?, ?, ?, ?, ?)""")
			.params(before.id(), into, Timestamp.from(at), actor.name(), before.status().name(),
					at(before.unansweredSince()))
			.update();
	}

	/** The newest one of a ticket, unless it was undone. */
	Optional<Merge> last(long ticket) {
		return this.jdbc.sql("""
				select id, ticket_id, into_id, merged_at, merged_by, status_before, unanswered_since from ticket_merge
				where ticket_id = ? and undone_at is null order by id desc limit 1""")
			.param(ticket)
			.query(Merges::read)
			.optional();
	}

	void undone(Merge merge, Actor actor, Instant at) {
		this.jdbc.sql("update ticket_merge set undone_at = ?, undone_by = ? where id = ?")
			.params(Timestamp.from(at), actor.name(), merge.id())
			.update();
	}

	private static Merge read(ResultSet row, int number) throws SQLException {
		Timestamp unanswered = row.getTimestamp("unanswered_since");
		return new Merge(row.getLong("id"), new TicketNumber(row.getLong("ticket_id")).toString(),
				new TicketNumber(row.getLong("into_id")).toString(), row.getTimestamp("merged_at").toInstant(),
				row.getString("merged_by"), Status.valueOf(row.getString("status_before")),
				(unanswered != null) ? unanswered.toInstant() : null);
	}

	private static Timestamp at(Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

}
