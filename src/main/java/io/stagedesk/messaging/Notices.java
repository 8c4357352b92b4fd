package io.stagedesk.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.stagedesk.ticket.TicketSnapshot;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people of the desk should know: shown in the app, and mailed as a digest. */
@Service
public class Notices {

	private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Notices(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Tells each of them once, in the transaction of the cause. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void tell(Collection<String> logins, String kind, TicketSnapshot ticket, Map<String, String> details) {
		Timestamp now = Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		String text = this.json.writeValueAsString(details);
		logins.stream()
			.distinct()
			.forEach((login) -> this.jdbc
				.sql("insert into notice (login, kind, ticket_id, details, created_at) values (?, ?, ?, ?, ?)")
				.params(login, kind, ticket.id(), text, now)
				.update());
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public List<Notice> of(String login, int most) {
		return this.jdbc.sql("""
				select n.id, n.kind, n.ticket_id, t.subject, n.details, n.created_at, n.read_at from notice n
				join ticket t on t.id = n.ticket_id where n.login = ? order by n.id desc limit ?""")
			.params(login, most)
			.query(this::read)
			.list();
	}

	private Notice read(ResultSet row, int number) throws SQLException {
		Timestamp read = row.getTimestamp("read_at");
		return new Notice(row.getLong("id"), row.getString("kind"), row.getLong("ticket_id"), row.getString("subject"),
				this.json.readValue(row.getString("details"), DETAILS), row.getTimestamp("created_at").toInstant(),
				(read != null) ? read.toInstant() : null);
	}

	/**
	 * One notice to one person.
	 *
	 * @param readAt {@code null} until then
	 */
	public record Notice(long id, String kind, long ticketId, String subject, Map<String, String> details,
			Instant createdAt, Instant readAt) {
	}

}
