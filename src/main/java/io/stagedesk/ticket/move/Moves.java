package io.stagedesk.ticket.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of moves. */
@Repository
public class Moves {

	private final JdbcClient jdbc;

	Moves(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Keeps a move; it tells those who get the ticket now more than all before it. */
	public void insert(long ticket, Move move) {
		done(ticket, move.at(), move.actor());
		this.jdbc.sql("""
				insert into ticket_move (ticket_id, kind, at, actor, from_team, from_agent, to_team, to_agent, vendor,
				from_shift, to_shift, reason, note) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(ticket, move.kind().name(), Timestamp.from(move.at()), move.actor(), move.fromTeam(),
					move.fromAgent(), move.toTeam(), move.toAgent(), move.vendor(), move.fromShift(), move.toShift(),
					move.reason(), move.note())
			.update();
	}

	/** Oldest first. */
	public List<Move> of(long ticket) {
		return this.jdbc.sql("""
				select id, kind, at, actor, from_team, from_agent, to_team, to_agent, vendor, from_shift, to_shift,
				reason, note, done_at, done_by from ticket_move where ticket_id = ? order by id""")
			.param(ticket)
			.query(Moves::read)
			.list();
	}

	/** Those who have it now know what there is to know. */
	public void done(long ticket, Instant at, String by) {
		this.jdbc.sql("update ticket_move set done_at = ?, done_by = ? where ticket_id = ? and done_at is null")
			.params(Timestamp.from(at), by, ticket)
			.update();
	}

	/** The same, by an answer to the requester; the one who moved it does not count. */
	public void answered(long ticket, Instant at, String by) {
		this.jdbc.sql(
				"update ticket_move set done_at = ?, done_by = ? where ticket_id = ? and done_at is null and actor <> ?")
			.params(Timestamp.from(at), by, ticket, by)
			.update();
	}

	private static Move read(ResultSet row, int number) throws SQLException {
		Timestamp done = row.getTimestamp("done_at");
		return new Move(row.getLong("id"), MoveKind.valueOf(row.getString("kind")), row.getTimestamp("at").toInstant(),
				row.getString("actor"), row.getString("from_team"), row.getString("from_agent"),
				row.getString("to_team"), row.getString("to_agent"), row.getString("vendor"),
				row.getString("from_shift"), row.getString("to_shift"), row.getString("reason"), row.getString("note"),
				(done != null) ? done.toInstant() : null, row.getString("done_by"));
	}

}
