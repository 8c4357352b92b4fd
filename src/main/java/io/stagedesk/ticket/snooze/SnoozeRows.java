package io.stagedesk.ticket.snooze;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of tickets that people have put aside. */
@Repository
class SnoozeRows {

	private static final String SELECT = "select ticket_id, login, until_at from snooze";

	private final JdbcClient jdbc;

	SnoozeRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void put(long ticket, String login, Instant since, Instant until) {
		take(ticket, login);
		this.jdbc.sql("insert into snooze (ticket_id, login, since, until_at) values (?, ?, ?, ?)")
			.params(ticket, login, Timestamp.from(since), Timestamp.from(until))
			.update();
	}

	/** Takes it away; false where somebody else has, or nobody put it aside. */
	boolean take(long ticket, String login) {
		return this.jdbc.sql("delete from snooze where ticket_id = ? and login = ?")
			.params(ticket, login)
			.update() == 1;
	}

	void forget(long ticket) {
		this.jdbc.sql("delete from snooze where ticket_id = ?").param(ticket).update();
	}

	/** Who has put a ticket aside. */
	List<Snooze> of(long ticket) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? order by login")
			.param(ticket)
			.query(SnoozeRows::read)
			.list();
	}

	/** One person's, the one that comes back first first. */
	List<Snooze> of(String login, int most) {
		return this.jdbc.sql(SELECT + " where login = ? order by until_at, ticket_id limit ?")
			.params(login, most)
			.query(SnoozeRows::read)
			.list();
	}

	/** Until when one person has put these aside. */
	Map<Long, Instant> until(Collection<Long> tickets, String login) {
		Map<Long, Instant> until = new HashMap<>();
		if (!tickets.isEmpty()) {
			this.jdbc.sql(SELECT + " where ticket_id in (:tickets) and login = :login")
				.param("tickets", tickets)
				.param("login", login)
				.query(SnoozeRows::read)
				.list()
				.forEach((snooze) -> until.put(snooze.ticketId(), snooze.until()));
		}
		return until;
	}

	/** Those whose time has come, the oldest first. */
	List<Snooze> due(Instant now, int most) {
		return this.jdbc.sql(SELECT + " where until_at <= ? order by until_at, ticket_id limit ?")
			.params(Timestamp.from(now), most)
			.query(SnoozeRows::read)
			.list();
	}

	private static Snooze read(ResultSet row, int number) throws SQLException {
		return new Snooze(row.getLong("ticket_id"), row.getString("login"), row.getTimestamp("until_at").toInstant());
	}

}
