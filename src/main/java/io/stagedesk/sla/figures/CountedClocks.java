package io.stagedesk.sla.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.sla.Outcome;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.figures.CountedState.Part;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of clocks by keyset: one short ordered scan of an index for each part. */
@Component
class CountedClocks {

	private static final String SCAN = "(select c.id, %1$s as place from clock c" + Conditions.JOINS
			+ " where %2$s%3$s%4$s order by %1$s %5$s, c.id %5$s limit :most)";

	private static final String PAGE = """
			select c.id, c.ticket_id, t.subject, t.status, c.target, c.round, t.priority, t.team, a.vendor, t.assignee, t.scenario,
			t.language, c.due_at, c.paused_since, c.breached_at, c.stopped_at, c.outcome, b.place, %s as taken
			from (%s) b join clock c on c.id = b.id"""
			+ Conditions.JOINS + " order by b.place %3$s, b.id %3$s limit :most";

	private final JdbcClient jdbc;

	CountedClocks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Slice<CountedClock> find(ClockQuery query, Viewer viewer) {
		Conditions conditions = new Conditions(query.filter(), viewer).in(query.span())
			.with("most", query.limit() + 1L);
		String direction = query.state().isAscending() ? "asc" : "desc";
		String scans = query.state().parts.stream()
			.map((part) -> SCAN.formatted(part.place, part.condition, conditions, limits(part, query, conditions),
					direction))
			.collect(Collectors.joining(" union all "));
		List<CountedClock> found = this.jdbc.sql(PAGE.formatted(Conditions.TAKEN, scans, direction))
			.params(conditions.parameters())
			.query(CountedClocks::read)
			.list();
		return Slice.of(found, query.limit(), (last) -> new Cursor(last.place(), last.id()).toString());
	}

	/** How many clocks all the pages of a query have. */
	long count(ClockQuery query, Viewer viewer) {
		Conditions conditions = new Conditions(query.filter(), viewer).in(query.span());
		ClockQuery whole = query.from(null);
		return query.state().parts.stream()
			.map((part) -> "select c.id from clock c" + Conditions.JOINS + " where " + part.condition + conditions
					+ limits(part, whole, conditions))
			.mapToLong((scan) -> this.jdbc.sql("select count(*) from (" + scan + ") counted")
				.params(conditions.parameters())
				.query(Long.class)
				.single())
			.sum();
	}

	private static String limits(Part part, ClockQuery query, Conditions conditions) {
		StringBuilder text = new StringBuilder();
		if (query.dueBefore() != null) {
			conditions.with("dueBefore", query.dueBefore());
			text.append(" and c.paused_since is null and c.due_at < :dueBefore");
		}
		if (query.cursor() != null) {
			conditions.with("at", query.cursor().at()).with("id", query.cursor().id());
			text.append(" and (%s, c.id) %s (:at, :id)".formatted(part.place, query.state().isAscending() ? ">" : "<"));
		}
		return text.toString();
	}

	private static CountedClock read(ResultSet row, int number) throws SQLException {
		String priority = row.getString("priority");
		String outcome = row.getString("outcome");
		BigDecimal taken = row.getBigDecimal("taken");
		return new CountedClock(row.getLong("id"), new TicketNumber(row.getLong("ticket_id")).toString(),
				row.getString("subject"), Status.valueOf(row.getString("status")),
				Target.valueOf(row.getString("target")), row.getInt("round"),
				(priority != null) ? Priority.valueOf(priority) : null, row.getString("team"), row.getString("vendor"),
				row.getString("assignee"), Scenario.valueOf(row.getString("scenario")), row.getString("language"),
				at(row, "due_at"), at(row, "paused_since"), at(row, "breached_at"), at(row, "stopped_at"),
				(outcome != null) ? Outcome.valueOf(outcome) : null,
				(taken != null) ? Duration.ofSeconds(taken.longValue()) : null, at(row, "place"));
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
