package io.stagedesk.ticket;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Rows of messages. */
@Repository
class Messages {

	private final JdbcClient jdbc;

	Messages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Message insert(long ticket, Visibility visibility, SenderType senderType, String sender, String body, Instant at) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into message (ticket_id, visibility, sender_type, sender, body, created_at)
				values (?, ?, ?, ?, ?, ?)""")
			.params(ticket, visibility.name(), senderType.name(), sender, body, Timestamp.from(at))
			.update(key, "id");
		return new Message(key.getKeyAs(Number.class).longValue(), visibility, senderType, sender, body, at);
	}

	List<Message> of(long ticket, List<Visibility> visibilities) {
		return this.jdbc.sql("""
				select id, visibility, sender_type, sender, body, created_at from message
				where ticket_id = :ticket and visibility in (:visibilities) order by id""")
			.param("ticket", ticket)
			.param("visibilities", visibilities.stream().map(Enum::name).toList())
			.query((row, number) -> new Message(row.getLong("id"), Visibility.valueOf(row.getString("visibility")),
					SenderType.valueOf(row.getString("sender_type")), row.getString("sender"), row.getString("body"),
					row.getTimestamp("created_at").toInstant()))
			.list();
	}

	Message first(long ticket) {
		return of(ticket, List.of(Visibility.values())).get(0);
	}

	/** Whether somebody wrote after the message that the caller saw last. */
	boolean hasNewer(long ticket, long lastSeen) {
		return this.jdbc.sql("select count(*) from message where ticket_id = ? and id > ?")
			.params(ticket, lastSeen)
			.query(Integer.class)
			.single() > 0;
	}

}
