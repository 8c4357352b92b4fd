package io.stagedesk.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import io.stagedesk.bench.HttpConnection.Answer;

/**
 * Many agents of payments who speak Japanese, and tickets that only they can have. The
 * first ones ({@code b...}) have much room; some ({@code s...}) have room for one ticket.
 */
final class RoutingCrew implements AutoCloseable {

	private static final String APP = "Bearer demo-app";

	private final AtomicLong requesters = new AtomicLong(System.nanoTime());

	private final Connection database;

	RoutingCrew(Connection database) {
		this.database = database;
	}

	void hire(int many, int single) throws SQLException {
		for (int index = 0; index < many + single; index++) {
			String login = (index < many) ? "b" + index : "s" + (index - many);
			run("""
					insert into agent (login, name, role, languages, presence, active, capacity)
					values (?, ?, 'AGENT', 'ja', 'OFFLINE', true, ?)""", login, login, (index < many) ? 100 : 1);
			run("insert into agent_team (login, team) values (?, 'payments')", login);
		}
	}

	void online(String pattern) throws SQLException {
		run("update agent set presence = 'ONLINE' where login like ? and role = 'AGENT' and languages = 'ja'", pattern);
	}

	void offline() throws SQLException {
		run("update agent set presence = 'OFFLINE'");
	}

	/** Those with much room have just as much as they need for what they have. */
	void fillUp() throws SQLException {
		run("""
				update agent set capacity = (select count(*) from ticket t where t.assignee = agent.login and t.status = 'OPEN')
				where login like 'b%' and languages = 'ja'""");
	}

	void makeRoom() throws SQLException {
		run("update agent set capacity = 100 where login like 'b%' and languages = 'ja'");
	}

	/** Their work is somebody else's for now. */
	void putAside() throws SQLException {
		run("update ticket set status = 'ON_HOLD' where status = 'OPEN' and assignee like 'b%'");
	}

	/** A step that creates a ticket of a new requester. */
	Load.Step creating(int port) {
		HttpConnection connection = new HttpConnection(port);
		return () -> {
			long requester = this.requesters.incrementAndGet();
			Answer answer = connection.send(HttpConnection.post("/api/v1/tickets", APP, "k" + requester, """
					{"requester":{"externalId":"q-%d","language":"ja"},"subject":"コイン","body":"49.99","channel":"API",\
					"category":"payment","priority":"P2"}""".formatted(requester)));
			answer.expect(201);
		};
	}

	int waiting() throws SQLException {
		return (int) number("select count(*) from waiting_ticket");
	}

	/** The open ticket of somebody who has one, or 0. */
	long ticketOf(String login) throws SQLException {
		return number("select coalesce(max(id), 0) from ticket where status = 'OPEN' and assignee = ?", login);
	}

	long decisions() throws SQLException {
		return number("select coalesce(max(id), 0) from routing_decision");
	}

	long given(long after) throws SQLException {
		return number("select count(*) from routing_decision where id > ? and agent is not null", after);
	}

	/** Seconds from the first to the last of these decisions. */
	double seconds(long after) throws SQLException {
		return number("""
				select cast(extract(epoch from max(at) - min(at)) * 1000 as bigint) from routing_decision
				where id > ? and agent is not null""", after) / 1000.0;
	}

	/** Among those with much room. */
	long gap(long after) throws SQLException {
		return number("""
				select max(tickets) - min(tickets) from (select a.login, count(r.id) as tickets from agent a
				left join routing_decision r on r.agent = a.login and r.id > ?
				where a.login like 'b%' and a.languages = 'ja' group by a.login) g""", after);
	}

	double kilobytes(long after) throws SQLException {
		return number("""
				select coalesce(cast(avg(pg_column_size(candidates) + pg_column_size(question)) as bigint), 0)
				from routing_decision where id > ? and agent is not null""", after) / 1024.0;
	}

	/** Resolves as a supervisor. */
	static void resolve(HttpConnection connection, long ticket) throws IOException {
		connection
			.send(HttpConnection.post("/api/v1/tickets/SD-" + ticket + "/resolve", Desk.SUPERVISOR, null,
					"{\"resolution\":\"Done\"}"))
			.expect(200);
	}

	private void run(String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = prepared(sql, parameters)) {
			statement.executeUpdate();
		}
	}

	private long number(String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = prepared(sql, parameters); ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
		PreparedStatement statement = this.database.prepareStatement(sql);
		for (int index = 0; index < parameters.length; index++) {
			statement.setObject(index + 1, parameters[index]);
		}
		return statement;
	}

	@Override
	public void close() throws SQLException {
		this.database.close();
	}

}
