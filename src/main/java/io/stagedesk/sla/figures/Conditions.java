package io.stagedesk.sla.figures;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.VisibleTo;

/**
 * What all queries of clocks and tickets share: whose tickets they are, and which are
 * asked for. Tickets on which a team only advises count for the team that has them.
 */
public final class Conditions {

	/** Needs the ticket as {@code t}; gives its agent as {@code a}. */
	public static final String AGENT = " left join agent a on a.login = t.assignee";

	/**
	 * Needs the clock as {@code c}; gives the ticket as {@code t}, its agent as
	 * {@code a}.
	 */
	static final String JOINS = " join ticket t on t.id = c.ticket_id" + AGENT;

	/**
	 * Seconds from when the goal counts to the end. The time between resolved and
	 * reopened is nobody's.
	 */
	static final String TAKEN = """
			case when c.stopped_at is null then null
			else cast(extract(epoch from (c.stopped_at - c.counted_from)) as double precision)
			- case when c.round = 1 or c.target <> 'RESOLUTION' then 0 else coalesce((
			select sum(extract(epoch from (p.ended_at - p.began_at))) from ticket_pause p
			where p.ticket_id = c.ticket_id and p.why = 'RESOLVED' and p.began_at >= c.counted_from
			and p.ended_at <= c.stopped_at), 0) end end""";

	private final Map<String, Object> parameters = new HashMap<>();

	private final StringBuilder text = new StringBuilder();

	Conditions(ClockFilter filter, Viewer viewer) {
		this(filter, viewer, true);
	}

	private Conditions(ClockFilter filter, Viewer viewer, boolean clocks) {
		this.text.append(VisibleTo.own(viewer, this.parameters));
		equal("t.team", "team", filter.team());
		equal("t.priority", "priority", filter.priority());
		if (clocks) {
			equal("c.target", "target", filter.target());
		}
		equal("a.vendor", "vendor", filter.vendor());
		equal("t.scenario", "scenario", filter.scenario());
		equal("t.language", "language", filter.language());
	}

	/** For queries of tickets, whatever was promised. */
	public static Conditions ofTickets(ClockFilter filter, Viewer viewer) {
		return new Conditions(filter, viewer, false);
	}

	public Conditions in(Span span) {
		return with("from", span.from()).with("to", span.to());
	}

	public Conditions with(String name, Instant at) {
		this.parameters.put(name, Timestamp.from(at));
		return this;
	}

	public Conditions with(String name, String text) {
		this.parameters.put(name, text);
		return this;
	}

	public Conditions with(String name, long number) {
		this.parameters.put(name, number);
		return this;
	}

	public Conditions and(String column, String name, Object value) {
		equal(column, name, value);
		return this;
	}

	private void equal(String column, String name, Object value) {
		if (ClockFilter.NONE.equals(value)) {
			this.text.append(" and ").append(column).append(" is null");
		}
		else if (value != null) {
			this.text.append(" and ").append(column).append(" = :").append(name);
			this.parameters.put(name, value.toString());
		}
	}

	public Map<String, Object> parameters() {
		return this.parameters;
	}

	/** {@code " and ..."}, or empty. */
	@Override
	public String toString() {
		return this.text.toString();
	}

}
