package io.stagedesk.sla.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.stagedesk.calendar.Calendars;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.figures.Summary.Row;
import io.stagedesk.sla.figures.Summary.TargetTally;
import io.stagedesk.staff.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long promises took in the working time of their own calendars. A database knows no
 * calendars, so each clock that stopped is read.
 */
@Component
class WorkingTimes {

	private static final String STOPPED = CountedState.STOPPED.parts.stream()
		.map((part) -> "select id, ticket_id, target, round, calendar, calendar_version, counted_from, stopped_at from clock c where "
				+ part.condition)
		.collect(Collectors.joining(" union all "));

	private static final String CLOCKS = "select c.ticket_id, %s as key_, c.target, c.round, c.calendar, c.calendar_version, c.counted_from, c.stopped_at from ("
			+ STOPPED + ") c" + Conditions.JOINS + " where 1 = 1%s";

	private static final String REOPENED = "select p.ticket_id, p.began_at, p.ended_at from ticket_pause p"
			+ " where p.why = 'RESOLVED' and p.ended_at is not null and p.ticket_id in (select c.ticket_id from ("
			+ STOPPED + ") c" + Conditions.JOINS + " where c.round > 1 and c.target = 'RESOLUTION'%s)";

	private static final int AT_ONCE = 5_000;

	private final JdbcClient jdbc;

	private final Calendars calendars;

	WorkingTimes(JdbcClient jdbc, Calendars calendars) {
		this.jdbc = jdbc;
		this.calendars = calendars;
	}

	/** The summary with its times in working time. */
	Summary measure(Summary summary, Span span, Grouping by, ClockFilter filter, Viewer viewer) {
		Map<Place, Times> found = new HashMap<>();
		Conditions conditions = new Conditions(filter, viewer).in(span);
		Map<Long, List<Gap>> reopened = this.jdbc.sql(REOPENED.formatted(conditions))
			.params(conditions.parameters())
			.query((row, number) -> new Gap(row.getLong("ticket_id"), at(row, "began_at"), at(row, "ended_at")))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Gap::ticket));
		this.jdbc.sql(CLOCKS.formatted(by.column, conditions))
			.withFetchSize(AT_ONCE)
			.params(conditions.parameters())
			.query((row) -> {
				long seconds = worked(row, reopened).toSeconds();
				Target target = Target.valueOf(row.getString("target"));
				add(found, new Place("ROW", row.getString("key_"), target), seconds);
				add(found, new Place("TARGET", null, target), seconds);
				add(found, new Place("TOTAL", null, null), seconds);
			});
		return new Summary(
				summary.rows()
					.stream()
					.map((row) -> new Row(row.key(),
							row.targets()
								.stream()
								.map((one) -> taking(found, new Place("ROW", row.key(), one.target()), one))
								.toList()))
					.toList(),
				summary.targets()
					.stream()
					.map((one) -> taking(found, new Place("TARGET", null, one.target()), one))
					.toList(),
				taking(found, new Place("TOTAL", null, null), summary.total()));
	}

	/** The time between resolved and reopened is nobody's. */
	private Duration worked(ResultSet row, Map<Long, List<Gap>> reopened) throws SQLException {
		WorkingTime hours = this.calendars.workingTime(row.getString("calendar"), row.getInt("calendar_version"));
		Instant from = at(row, "counted_from");
		Instant to = at(row, "stopped_at");
		Duration worked = hours.between(from, to);
		if (row.getInt("round") == 1 || !row.getString("target").equals(Target.RESOLUTION.name())) {
			return worked;
		}
		for (Gap gap : reopened.getOrDefault(row.getLong("ticket_id"), List.of())) {
			if (!gap.from().isBefore(from) && !gap.to().isAfter(to)) {
				worked = worked.minus(hours.between(gap.from(), gap.to()));
			}
		}
		return worked;
	}

	private static void add(Map<Place, Times> found, Place place, long seconds) {
		found.computeIfAbsent(place, (one) -> new Times()).add(seconds);
	}

	private static TargetTally taking(Map<Place, Times> found, Place place, TargetTally before) {
		return new TargetTally(before.target(), taking(found, place, before.tally()));
	}

	private static Tally taking(Map<Place, Times> found, Place place, Tally before) {
		Optional<Times> times = Optional.ofNullable(found.get(place));
		return before.taking(times.flatMap((one) -> one.at(0.5)).orElse(null),
				times.flatMap((one) -> one.at(0.9)).orElse(null), times.flatMap((one) -> one.at(1)).orElse(null));
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		return row.getTimestamp(column).toInstant();
	}

	/** Where in the summary: kind, key and target. */
	private record Place(String kind, String key, Target target) {
	}

	private record Gap(long ticket, Instant from, Instant to) {
	}

}
