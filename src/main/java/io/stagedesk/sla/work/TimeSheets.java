package io.stagedesk.sla.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.sla.figures.ClockFilter;
import io.stagedesk.sla.figures.Conditions;
import io.stagedesk.sla.figures.Span;
import io.stagedesk.sla.work.VendorStays.Stay;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Scenario;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Splits the life of finished tickets into parts. The hours are those of the ticket's
 * last promise of a solution, or of its last promise at all; a ticket without a promise
 * has no hours outside.
 */
@Component
class TimeSheets {

	private static final String DONE = TicketSet.DONE.parts.stream()
		.map((part) -> "(select t.id, %1$s as place from ticket t".formatted(part.place()) + Conditions.AGENT
				+ " where %s%%1$s order by %s desc, t.id desc limit :most)".formatted(part.condition(), part.place()))
		.collect(Collectors.joining(" union all "));

	private static final String IDS = "select b.id from (" + DONE + ") b order by b.place desc, b.id desc limit :most";

	private static final String TICKETS = """
			select t.id, t.subject, t.priority, t.team, a.vendor, t.assignee, t.scenario, t.language, t.created_at,
			t.closed_at, coalesce(t.resolved_at, t.closed_at) as done_at from ticket t""" + Conditions.AGENT
			+ " where t.id in (" + IDS + ") order by done_at desc, t.id desc";

	private static final String PAUSES = "select p.ticket_id, p.why, p.began_at, p.ended_at from ticket_pause p where p.ticket_id in ("
			+ IDS + ") order by p.began_at, p.id";

	private static final String CALENDARS = "select c.ticket_id, c.calendar, c.calendar_version from clock c where c.ticket_id in ("
			+ IDS + ") order by case when c.target = 'RESOLUTION' then 1 else 0 end, c.round, c.id";

	private final JdbcClient jdbc;

	private final VendorStays vendors;

	private final Calendars calendars;

	TimeSheets(JdbcClient jdbc, VendorStays vendors, Calendars calendars) {
		this.jdbc = jdbc;
		this.vendors = vendors;
		this.calendars = calendars;
	}

	/** The latest first. */
	List<TicketTime> read(Span span, ClockFilter filter, Viewer viewer, int most, Instant now) {
		Conditions conditions = Conditions.ofTickets(filter, viewer).in(span).with("most", most);
		Map<Long, List<Wait>> waits = this.jdbc.sql(PAUSES.formatted(conditions))
			.params(conditions.parameters())
			.query((row, number) -> new Wait(row.getLong("ticket_id"), Status.valueOf(row.getString("why")),
					at(row, "began_at"), at(row, "ended_at")))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Wait::ticket));
		Map<Long, List<Stay>> stays = this.vendors.of(IDS.formatted(conditions), conditions.parameters());
		Map<Long, WorkingTime> hours = new HashMap<>();
		this.jdbc.sql(CALENDARS.formatted(conditions)).params(conditions.parameters()).query((row) -> {
			hours.put(row.getLong("ticket_id"),
					this.calendars.workingTime(row.getString("calendar"), row.getInt("calendar_version")));
		});
		return this.jdbc.sql(TICKETS.formatted(conditions))
			.params(conditions.parameters())
			.query((row, number) -> ticket(row, waits, stays, hours, now))
			.list();
	}

	private static TicketTime ticket(ResultSet row, Map<Long, List<Wait>> waits, Map<Long, List<Stay>> stays,
			Map<Long, WorkingTime> hours, Instant now) throws SQLException {
		long id = row.getLong("id");
		Instant created = at(row, "created_at");
		Instant closed = at(row, "closed_at");
		Instant until = (closed != null) ? closed : now;
		String priority = row.getString("priority");
		return new TicketTime(new TicketNumber(id).toString(), row.getString("subject"),
				(priority != null) ? Priority.valueOf(priority) : null, row.getString("team"), row.getString("vendor"),
				row.getString("assignee"), Scenario.valueOf(row.getString("scenario")), row.getString("language"),
				created, at(row, "done_at"), until, parts(created, until, waits.getOrDefault(id, List.of()),
						stays.getOrDefault(id, List.of()), hours.getOrDefault(id, WorkingTime.ALWAYS)));
	}

	/**
	 * What is no wait is the vendor's that had it, or the desk's, within its hours or
	 * outside.
	 */
	static Map<TimePart, Duration> parts(Instant created, Instant until, List<Wait> waits, List<Stay> stays,
			WorkingTime hours) {
		Duration requester = Duration.ZERO;
		Duration hold = Duration.ZERO;
		Duration solved = Duration.ZERO;
		Duration desk = Duration.between(created, until);
		Duration ours = hours.between(created, until);
		for (Wait wait : waits) {
			Instant end = earlier(wait.until(), until);
			if (!end.isAfter(wait.from())) {
				continue;
			}
			Duration length = Duration.between(wait.from(), end);
			desk = desk.minus(length);
			ours = ours.minus(hours.between(wait.from(), end));
			switch (wait.why()) {
				case WAITING_REQUESTER -> requester = requester.plus(length);
				case RESOLVED -> solved = solved.plus(length);
				default -> hold = hold.plus(length);
			}
		}
		Duration vendor = Duration.ZERO;
		for (Stay worked : worked(stays, waits, until)) {
			vendor = vendor.plus(Duration.between(worked.from(), worked.until()));
			ours = ours.minus(hours.between(worked.from(), worked.until()));
		}
		return Map.of(TimePart.OURS, ours, TimePart.REQUESTER, requester, TimePart.VENDOR, vendor, TimePart.ON_HOLD,
				hold, TimePart.OUTSIDE_HOURS, desk.minus(vendor).minus(ours), TimePart.AFTER_SOLUTION, solved);
	}

	/** What is left of the stays where the ticket neither waited nor was resolved. */
	private static List<Stay> worked(List<Stay> stays, List<Wait> waits, Instant until) {
		List<Stay> left = new ArrayList<>();
		for (Stay stay : stays) {
			Instant end = earlier(stay.until(), until);
			Instant from = stay.from();
			for (Wait wait : waits) {
				Instant begin = earlier(wait.from(), end);
				if (begin.isAfter(from)) {
					left.add(new Stay(from, begin));
				}
				Instant over = earlier(wait.until(), end);
				from = over.isAfter(from) ? over : from;
			}
			if (end.isAfter(from)) {
				left.add(new Stay(from, end));
			}
		}
		return left;
	}

	/** What lasts still ends then. */
	private static Instant earlier(Instant end, Instant until) {
		return (end == null || end.isAfter(until)) ? until : end;
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	/**
	 * Time in which a ticket waited or was resolved.
	 *
	 * @param until {@code null} while it lasts
	 */
	record Wait(long ticket, Status why, Instant from, Instant until) {
	}

}
