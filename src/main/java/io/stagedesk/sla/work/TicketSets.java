package io.stagedesk.sla.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.stagedesk.api.Cursor;
import io.stagedesk.api.Slice;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.Conditions;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many tickets wait for what, and which; within what a viewer may see. */
@Service
public class TicketSets {

	private static final String OPEN = """
			select count(*) as open, count(case when t.assignee is null then 1 end) as unassigned,
			count(t.unanswered_since) as unanswered, min(t.unanswered_since) as oldest
			from ticket t%s where t.open = true%s""";

	private static final String LATE = """
			select count(distinct c.ticket_id) from clock c join ticket t on t.id = c.ticket_id%s
			where c.outcome = 'MISSED' and c.stopped_at is null and t.open = true%s""";

	private static final String SCAN = "(select t.id, %1$s as place from ticket t" + Conditions.AGENT
			+ " where %2$s%3$s order by %1$s %4$s, t.id %4$s limit :most)";

	private static final String PAGE = """
			select t.id, t.subject, t.status, t.priority, t.team, a.vendor, t.assignee, t.created_at, t.next_due_at,
			t.unanswered_since, coalesce(t.resolved_at, t.closed_at) as done_at, b.place
			from (%s) b join ticket t on t.id = b.id""" + Conditions.AGENT
			+ " order by b.place %2$s, b.id %2$s limit :most";

	private final JdbcClient jdbc;

	TicketSets(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	public TicketCounts counts(ClockFilter filter, Viewer viewer) {
		Conditions conditions = Conditions.ofTickets(filter, viewer);
		String agent = (filter.vendor() != null) ? Conditions.AGENT : "";
		long late = this.jdbc.sql(LATE.formatted(agent, conditions))
			.params(conditions.parameters())
			.query(Long.class)
			.single();
		return this.jdbc.sql(OPEN.formatted(agent, conditions))
			.params(conditions.parameters())
			.query((row, number) -> new TicketCounts(row.getLong("open"), row.getLong("unassigned"), late,
					row.getLong("unanswered"), at(row, "oldest")))
			.single();
	}

	/** How many open tickets each agent has. */
	@Transactional(readOnly = true)
	public Map<String, Long> openByAgent(ClockFilter filter, Viewer viewer) {
		Conditions conditions = Conditions.ofTickets(filter, viewer);
		return this.jdbc
			.sql("select t.assignee, count(*) as tickets from ticket t" + Conditions.AGENT
					+ " where t.open = true and t.assignee is not null" + conditions + " group by t.assignee")
			.params(conditions.parameters())
			.query((row, number) -> Map.entry(row.getString("assignee"), row.getLong("tickets")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** Who waits longest, or is due first, comes first; of the finished the latest. */
	@Transactional(readOnly = true)
	public Slice<CountedTicket> list(TicketSetQuery query, Viewer viewer) {
		Conditions conditions = conditions(query, viewer).with("most", query.limit() + 1L);
		String direction = query.set().ascending ? "asc" : "desc";
		List<CountedTicket> found = this.jdbc
			.sql(PAGE.formatted(query.set().parts.stream()
				.map((part) -> SCAN.formatted(part.place(), part.condition(),
						conditions + after(part.place(), query, conditions), direction))
				.collect(Collectors.joining(" union all ")), direction))
			.params(conditions.parameters())
			.query(TicketSets::read)
			.list();
		return Slice.of(found, query.limit(), (last) -> new Cursor(last.place(), last.id()).toString());
	}

	/** How many tickets all the pages have. */
	@Transactional(readOnly = true)
	public long count(TicketSetQuery query, Viewer viewer) {
		Conditions conditions = conditions(query, viewer);
		return query.set().parts.stream()
			.mapToLong((part) -> this.jdbc
				.sql("select count(*) from ticket t" + Conditions.AGENT + " where " + part.condition() + conditions)
				.params(conditions.parameters())
				.query(Long.class)
				.single())
			.sum();
	}

	private static Conditions conditions(TicketSetQuery query, Viewer viewer) {
		return Conditions.ofTickets(query.filter(), viewer)
			.in(query.span())
			.and("t.assignee", "assignee", query.assignee());
	}

	private static String after(String place, TicketSetQuery query, Conditions conditions) {
		if (query.cursor() == null) {
			return "";
		}
		conditions.with("at", query.cursor().at()).with("id", query.cursor().id());
		return " and (%s, t.id) %s (:at, :id)".formatted(place, query.set().ascending ? ">" : "<");
	}

	private static CountedTicket read(ResultSet row, int number) throws SQLException {
		String priority = row.getString("priority");
		return new CountedTicket(row.getLong("id"), new TicketNumber(row.getLong("id")).toString(),
				row.getString("subject"), Status.valueOf(row.getString("status")),
				(priority != null) ? Priority.valueOf(priority) : null, row.getString("team"), row.getString("vendor"),
				row.getString("assignee"), at(row, "created_at"), at(row, "next_due_at"), at(row, "unanswered_since"),
				at(row, "done_at"), at(row, "place"));
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
