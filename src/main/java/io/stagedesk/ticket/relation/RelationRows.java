package io.stagedesk.ticket.relation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.VisibleTo;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of ties between tickets, and of incidents. */
@Repository
class RelationRows {

	private static final String SELECT = """
			select r.ticket_id, r.other_id, r.kind, r.linked_at, r.linked_by from ticket_relation r""";

	private static final String CHILDREN = """
			 from ticket_relation r join ticket t on t.id = r.other_id
			where r.ticket_id = :id and r.kind = 'PARENT'""";

	private final JdbcClient jdbc;

	RelationRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Tie tie) {
		this.jdbc.sql("""
				insert into ticket_relation (ticket_id, other_id, kind, below_id, linked_at, linked_by)
				values (?, ?, ?, ?, ?, ?)""")
			.params(tie.ticket(), tie.other(), stored(tie.kind()), tie.below(), Timestamp.from(tie.at()), tie.by())
			.update();
	}

	void delete(Tie tie) {
		this.jdbc.sql("delete from ticket_relation where ticket_id = ? and other_id = ?")
			.params(tie.ticket(), tie.other())
			.update();
	}

	Optional<Tie> between(long one, long other) {
		return this.jdbc
			.sql(SELECT + " where (r.ticket_id = ? and r.other_id = ?) or (r.ticket_id = ? and r.other_id = ?)")
			.params(one, other, other, one)
			.query(RelationRows::read)
			.optional();
	}

	/** Whether a ticket is the child, or the duplicate, of another one. */
	boolean isBelow(long ticket, RelationKind kind) {
		return this.jdbc.sql("select other_id from ticket_relation where kind = ? and below_id = ?")
			.params(stored(kind), ticket)
			.query(Long.class)
			.optional()
			.isPresent();
	}

	/** Whether a ticket has a child, or a duplicate. */
	boolean isAbove(long ticket, RelationKind kind) {
		return !this.jdbc.sql("select other_id from ticket_relation where ticket_id = ? and kind = ? limit 1")
			.params(ticket, stored(kind))
			.query(Long.class)
			.list()
			.isEmpty();
	}

	/** All but the ticket's own children. */
	List<Tie> beside(long ticket, int most) {
		return this.jdbc.sql(SELECT + """
				 where (r.ticket_id = :id and r.kind <> 'PARENT') or r.other_id = :id
				order by r.kind desc, r.ticket_id, r.other_id limit :most""")
			.param("id", ticket)
			.param("most", most)
			.query(RelationRows::read)
			.list();
	}

	/** The first children that the viewer may see, open ones first. */
	List<Tie> children(long ticket, int most, Viewer viewer) {
		Map<String, Object> parameters = parameters(ticket);
		parameters.put("most", most);
		return this.jdbc
			.sql("select r.ticket_id, r.other_id, r.kind, r.linked_at, r.linked_by" + CHILDREN
					+ VisibleTo.condition(viewer, parameters) + " order by t.open desc, t.id limit :most")
			.params(parameters)
			.query(RelationRows::read)
			.list();
	}

	/** How many open and other children there are, by language. */
	List<ChildLanguage> languages(long ticket, Viewer viewer) {
		Map<String, Object> parameters = parameters(ticket);
		return this.jdbc
			.sql("select t.language, t.open, count(*) as tickets" + CHILDREN + VisibleTo.condition(viewer, parameters)
					+ " group by t.language, t.open order by 3 desc, 1")
			.params(parameters)
			.query((row, number) -> new ChildLanguage(row.getString(1), row.getBoolean(2), row.getInt(3)))
			.list();
	}

	private static Map<String, Object> parameters(long ticket) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("id", ticket);
		return parameters;
	}

	boolean isIncident(long ticket) {
		return this.jdbc.sql("select ticket_id from incident where ticket_id = ?")
			.param(ticket)
			.query(Long.class)
			.optional()
			.isPresent();
	}

	void declare(long ticket, Instant at, String by) {
		this.jdbc.sql("insert into incident (ticket_id, declared_at, declared_by) values (?, ?, ?)")
			.params(ticket, Timestamp.from(at), by)
			.update();
	}

	void withdraw(long ticket) {
		this.jdbc.sql("delete from incident where ticket_id = ?").param(ticket).update();
	}

	/** Ids of a requester's open tickets, the newest first. */
	List<Long> openOf(long requester, int most) {
		return this.jdbc.sql("""
				select id from ticket where requester_id = ? and open = true
				order by created_at desc, id desc limit ?""").params(requester, most).query(Long.class).list();
	}

	private static String stored(RelationKind kind) {
		return switch (kind) {
			case PARENT_OF, CHILD_OF -> "PARENT";
			case DUPLICATE_OF, DUPLICATED_BY -> "DUPLICATE";
			case RELATED -> "RELATED";
		};
	}

	private static Tie read(ResultSet row, int number) throws SQLException {
		RelationKind kind = switch (row.getString("kind")) {
			case "PARENT" -> RelationKind.PARENT_OF;
			case "DUPLICATE" -> RelationKind.DUPLICATED_BY;
			default -> RelationKind.RELATED;
		};
		return new Tie(row.getLong("ticket_id"), row.getLong("other_id"), kind,
				row.getTimestamp("linked_at").toInstant(), row.getString("linked_by"));
	}

}
