package io.stagedesk.bench.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.Load;
import io.stagedesk.bench.Measurement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the database alone does, without any desk: a ticket, its message and its line for
 * the outbox in one durable transaction of five round trips.
 */
final class PostgresLimit {

	private static final String[] TABLES = {
			"create table ticket (id bigint generated always as identity primary key, team int not null, "
					+ "requester bigint not null, subject text not null, due_at timestamptz, "
					+ "created_at timestamptz not null default now())",
			"create index ticket_team on ticket (team, created_at desc, id desc)",
			"create table message (id bigint generated always as identity primary key, ticket_id bigint not null, "
					+ "body text not null, created_at timestamptz not null default now())",
			"create index message_ticket on message (ticket_id, id)",
			"create table outbox (id bigint generated always as identity primary key, ticket_id bigint not null, "
					+ "payload jsonb not null, created_at timestamptz not null default now())" };

	private static final String[] INSERTS = {
			"insert into ticket (team, requester, subject, due_at) values (7, 1000, 'Payment failed on live gift', "
					+ "now() + interval '4 h')",
			"insert into message (ticket_id, body) values (currval('ticket_id_seq'), 'I paid for a gift in the live "
					+ "room but the coins did not arrive. Order 12345. Please check how long it takes.')",
			"insert into outbox (ticket_id, payload) values (currval('ticket_id_seq'), "
					+ "'{\"type\":\"ticket.created\",\"team\":7,\"channel\":\"chat\"}')" };

	private PostgresLimit() {
	}

	/** Measures by some connections that commit one after the other. */
	static Measurement measure(DurablePostgres postgres, Load load, int clients, double seconds)
			throws SQLException, IOException, InterruptedException {
		postgres.create("alone" + clients);
		try (Connection connection = postgres.connect("alone" + clients);
				Statement statement = connection.createStatement()) {
			for (String table : TABLES) {
				statement.execute(table);
			}
		}
		Measurement seen = load.run("PostgreSQL alone: 3 rows", clients, seconds,
				(number) -> committing(postgres, clients));
		try (Connection connection = postgres.connect("alone" + clients);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select count(*) from outbox")) {
			row.next();
			assertThat(row.getInt(1)).as("rows, to transactions committed").isEqualTo(seen.count());
		}
		return seen;
	}

	private static Load.Step committing(DurablePostgres postgres, int clients) throws SQLException {
		Connection connection = postgres.connect("alone" + clients);
		connection.setAutoCommit(false);
		PreparedStatement[] inserts = new PreparedStatement[INSERTS.length];
		for (int index = 0; index < INSERTS.length; index++) {
			inserts[index] = connection.prepareStatement(INSERTS[index]);
		}
		return () -> {
			for (PreparedStatement insert : inserts) {
				insert.executeUpdate();
			}
			connection.commit();
		};
	}

}
