package io.stagedesk.workflow.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.ticket.Visibility;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of drafts. */
@Repository
class DraftRows {

	private static final String SELECT = """
			select id, ticket_id, author, kind, body, last_seen, drafted_by, revision, shared_at, changed_at from draft""";

	private static final int MOST_SHARED = 20;

	private final JdbcClient jdbc;

	DraftRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public Optional<Draft> find(long ticket, String author, Visibility kind) {
		return this.jdbc.sql(SELECT + " where ticket_id = ? and author = ? and kind = ?")
			.params(ticket, author, kind.name())
			.query(DraftRows::read)
			.optional();
	}

	/** Those that others share on a ticket, oldest first. */
	@Transactional(readOnly = true)
	public List<Draft> shared(long ticket, String reader) {
		return this.jdbc
			.sql(SELECT
					+ " where ticket_id = ? and shared_at is not null and author <> ? order by shared_at, id limit ?")
			.params(ticket, reader, MOST_SHARED)
			.query(DraftRows::read)
			.list();
	}

	/** Those of the tickets on which somebody has a draft. */
	@Transactional(readOnly = true)
	public Set<Long> tickets(String author, Collection<Long> tickets) {
		return tickets.isEmpty() ? Set.of()
				: new HashSet<>(
						this.jdbc.sql("select ticket_id from draft where author = :author and ticket_id in (:tickets)")
							.param("author", author)
							.param("tickets", tickets)
							.query(Long.class)
							.list());
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void insert(Draft draft) {
		this.jdbc
			.sql("""
					insert into draft (ticket_id, author, kind, body, last_seen, drafted_by, revision, shared_at, changed_at)
					values (?, ?, ?, ?, ?, ?, 1, ?, ?)""")
			.params(draft.ticketId(), draft.author(), draft.kind().name(), draft.body(), draft.lastSeen(),
					draft.draftedBy(), at(draft.sharedAt()), at(draft.changedAt()))
			.update();
	}

	/** False where that revision is not the newest any more. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean update(Draft draft) {
		return this.jdbc.sql("""
				update draft set body = ?, last_seen = ?, drafted_by = ?, shared_at = ?, changed_at = ?,
				revision = revision + 1 where id = ? and revision = ?""")
			.params(draft.body(), draft.lastSeen(), draft.draftedBy(), at(draft.sharedAt()), at(draft.changedAt()),
					draft.id(), draft.revision())
			.update() == 1;
	}

	/** It is still needed; false where it has gone. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean touch(Draft draft, Instant at) {
		return this.jdbc.sql("update draft set changed_at = ? where id = ?")
			.params(Timestamp.from(at), draft.id())
			.update() == 1;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public boolean delete(Draft draft) {
		return this.jdbc.sql("delete from draft where id = ? and revision = ?")
			.params(draft.id(), draft.revision())
			.update() == 1;
	}

	/** Those that nobody has touched since, the oldest first. */
	@Transactional(readOnly = true)
	public List<Draft> untouchedSince(Instant before, int most) {
		return this.jdbc.sql(SELECT + " where changed_at < ? order by changed_at, id limit ?")
			.params(Timestamp.from(before), most)
			.query(DraftRows::read)
			.list();
	}

	private static Timestamp at(Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	private static Draft read(ResultSet row, int number) throws SQLException {
		Timestamp shared = row.getTimestamp("shared_at");
		return new Draft(row.getLong("id"), row.getLong("ticket_id"), row.getString("author"),
				Visibility.valueOf(row.getString("kind")), row.getString("body"),
				row.getObject("last_seen", Long.class), row.getString("drafted_by"), row.getInt("revision"),
				(shared != null) ? shared.toInstant() : null, row.getTimestamp("changed_at").toInstant());
	}

}
