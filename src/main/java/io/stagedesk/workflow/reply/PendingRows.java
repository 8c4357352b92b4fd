package io.stagedesk.workflow.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of replies that are not said yet. */
@Repository
class PendingRows {

	private static final String SELECT = """
			select id, ticket_id, agent, body, last_seen, drafted_by, written_at, due_at, refusal from pending_reply""";

	private static final int REFUSAL = 500;

	private final JdbcClient jdbc;

	PendingRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public long insert(long ticket, String agent, String body, Long lastSeen, String draftedBy, Instant now,
			Instant due) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into pending_reply (ticket_id, agent, body, last_seen, drafted_by, written_at, due_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(ticket, agent, body, lastSeen, draftedBy, Timestamp.from(now), Timestamp.from(due))
			.update(key, "id");
		return key.getKeyAs(Number.class).longValue();
	}

	/** One agent's on a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<PendingReply> of(long ticket, String agent) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? and agent = ? order by id")
			.params(ticket, agent)
			.query(PendingRows::read)
			.list();
	}

	/** Those of one agent that could not be said, oldest first. */
	@Transactional(readOnly = true)
	public List<PendingReply> refused(String agent) {
		return this.jdbc.sql(SELECT + " where agent = ? and refusal is not null order by id limit 50")
			.param(agent)
			.query(PendingRows::read)
			.list();
	}

	/** Forgets one of them; false where there is none. */
	@Transactional
	public boolean forget(long id, String agent) {
		return this.jdbc.sql("delete from pending_reply where id = ? and agent = ? and refusal is not null")
			.params(id, agent)
			.update() == 1;
	}

	/** Those that can be said now, the one that waits longest first. */
	@Transactional(readOnly = true)
	public List<PendingReply> due(Instant now, int most) {
		return this.jdbc.sql(SELECT + " where refusal is null and due_at <= ? order by due_at, id limit ?")
			.params(Timestamp.from(now), most)
			.query(PendingRows::read)
			.list();
	}

	/** Takes it away for good; false where somebody else has. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean take(PendingReply reply) {
		return this.jdbc.sql("delete from pending_reply where id = ? and refusal is null")
			.param(reply.id())
			.update() == 1;
	}

	/** Takes one of an agent's own away, refused or not. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<PendingReply> takeBack(long ticket, long id, String agent) {
		Optional<PendingReply> found = of(ticket, agent).stream().filter((one) -> one.id() == id).findFirst();
		return found.filter((one) -> this.jdbc.sql("delete from pending_reply where id = ?").param(id).update() == 1);
	}

	@Transactional
	public void refuse(PendingReply reply, String reason) {
		this.jdbc.sql("update pending_reply set refusal = ? where id = ?")
			.params(reason.substring(0, Math.min(reason.length(), REFUSAL)), reply.id())
			.update();
	}

	private static PendingReply read(ResultSet row, int number) throws SQLException {
		return new PendingReply(row.getLong("id"), row.getLong("ticket_id"), row.getString("agent"),
				row.getString("body"), row.getObject("last_seen", Long.class), row.getString("drafted_by"),
				row.getTimestamp("written_at").toInstant(), row.getTimestamp("due_at").toInstant(),
				row.getString("refusal"));
	}

}
