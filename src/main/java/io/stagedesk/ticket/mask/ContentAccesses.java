package io.stagedesk.ticket.mask;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.ticket.mask.ContentAccess.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who opened hidden content, and what they read; written once, never changed. */
@Component
public class ContentAccesses {

	/** How long content stays open for the one who gave a reason. */
	public static final Duration OPEN = Duration.ofMinutes(30);

	private static final String SELECT = """
			select a.id, a.ticket_id, a.login, a.at, a.kind, a.reason, a.last_message, a.open_until from content_access a""";

	private final JdbcClient jdbc;

	private final Clock clock;

	ContentAccesses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Tickets whose content is open for somebody now. */
	@Transactional(readOnly = true)
	public Set<Long> openFor(String login) {
		return new HashSet<>(this.jdbc.sql("select ticket_id from content_access where login = ? and open_until > ?")
			.params(login, Timestamp.from(now()))
			.query(Long.class)
			.list());
	}

	@Transactional
	public Instant open(long ticket, String login, String reason) {
		Instant until = now().plus(OPEN);
		insert(ticket, login, Kind.OPENED, reason, 0, until);
		return until;
	}

	/** Keeps that somebody has read up to this message; once for as many as there are. */
	@Transactional
	public void read(long ticket, String login, long lastMessage) {
		last(ticket, login).filter((one) -> one.lastMessage() < lastMessage)
			.ifPresent((one) -> insert(ticket, login, Kind.READ, one.reason(), lastMessage, one.until()));
	}

	private Optional<ContentAccess> last(long ticket, String login) {
		return this.jdbc
			.sql(SELECT + " where a.ticket_id = ? and a.login = ? and a.open_until > ? order by a.id desc limit 1")
			.params(ticket, login, Timestamp.from(now()))
			.query(ContentAccesses::read)
			.optional();
	}

	private void insert(long ticket, String login, Kind kind, String reason, long lastMessage, Instant until) {
		this.jdbc.sql("""
				insert into content_access (ticket_id, login, at, kind, reason, last_message, open_until)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(ticket, login, Timestamp.from(now()), kind.name(), reason, lastMessage, Timestamp.from(until))
			.update();
	}

	/** A row of a query over the alias {@code a}. */
	public static ContentAccess read(ResultSet row, int number) throws SQLException {
		return new ContentAccess(row.getLong("id"), "SD-" + row.getLong("ticket_id"), row.getString("login"),
				row.getTimestamp("at").toInstant(), Kind.valueOf(row.getString("kind")), row.getString("reason"),
				row.getLong("last_message"), row.getTimestamp("open_until").toInstant());
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
