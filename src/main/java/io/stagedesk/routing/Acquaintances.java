package io.stagedesk.routing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import io.stagedesk.ticket.TicketSnapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has helped a requester last. */
@Component
class Acquaintances {

	private final JdbcClient jdbc;

	private final RoutingSettings settings;

	Acquaintances(JdbcClient jdbc, RoutingSettings settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	Optional<String> of(TicketSnapshot ticket, Instant now) {
		return this.jdbc
			.sql("""
					select assignee from ticket where requester_id = ? and id <> ? and assignee is not null and updated_at > ?
					order by requester_id desc, id desc limit 1""")
			.params(ticket.requester().id(), ticket.id(), Timestamp.from(now.minus(this.settings.knownFor())))
			.query(String.class)
			.optional();
	}

}
