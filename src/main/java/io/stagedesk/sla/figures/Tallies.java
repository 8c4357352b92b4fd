package io.stagedesk.sla.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.sla.Target;
import io.stagedesk.sla.figures.CountedState.Part;
import io.stagedesk.sla.figures.Summary.Row;
import io.stagedesk.sla.figures.Summary.TargetTally;
import io.stagedesk.staff.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts clocks. Of those decided, rows, targets and total come from one query, because
 * medians cannot be added up; those that run are added.
 */
@Component
class Tallies {

	private static final String DECIDED = CountedState.DECIDED.parts.stream()
		.map((part) -> "select ticket_id, target, round, counted_from, stopped_at, paused_since, outcome from clock c where "
				+ part.condition)
		.collect(Collectors.joining(" union all "));

	private static final String FIGURES = """
			count(case when outcome = 'MET' then 1 end) as met, count(case when outcome = 'MISSED' then 1 end) as missed,
			0 as running, 0 as paused,
			percentile_cont(0.5) within group (order by taken) as median,
			percentile_cont(0.9) within group (order by taken) as p90, max(taken) as longest from counted""";

	private static final String ENDED = "with counted as (select %s as key_, c.target, c.outcome, cast("
			+ Conditions.TAKEN + " as double precision) as taken from (" + DECIDED + ") c" + Conditions.JOINS
			+ " where 1 = 1%s) select 'ROW' as kind, key_, target, " + FIGURES + " group by key_, target"
			+ " union all select 'TARGET', null, target, " + FIGURES + " group by target"
			+ " union all select 'TOTAL', null, null, " + FIGURES;

	private static final String RUNNING = """
			select 'ROW' as kind, %1$s as key_, c.target, 0 as met, 0 as missed, count(*) as running,
			count(c.paused_since) as paused, null as median, null as p90, null as longest from clock c"""
			+ Conditions.JOINS + " where " + Part.RUNNING.condition + Part.RUNNING.ticket
			+ "%2$s group by %1$s, c.target";

	private final JdbcClient jdbc;

	Tallies(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Summary summary(Span span, Grouping by, ClockFilter filter, Viewer viewer) {
		Conditions conditions = new Conditions(filter, viewer).in(span);
		Map<Place, Tally> tallies = new HashMap<>();
		read(ENDED, by, conditions).forEach((line) -> tallies.put(line.place(), line.tally()));
		read(RUNNING, by, conditions).forEach(
				(line) -> line.place().andSums().forEach((place) -> tallies.merge(place, line.tally(), Tally::plus)));
		return new Summary(rows(tallies), targets(tallies, "TARGET", null), tallies.get(Place.TOTAL));
	}

	private List<Line> read(String sql, Grouping by, Conditions conditions) {
		return this.jdbc.sql(sql.formatted(by.column, conditions))
			.params(conditions.parameters())
			.query(Tallies::read)
			.list();
	}

	/** The one without a key last. */
	private static List<Row> rows(Map<Place, Tally> tallies) {
		return tallies.keySet()
			.stream()
			.filter((place) -> place.kind().equals("ROW"))
			.map((place) -> Optional.ofNullable(place.key()))
			.distinct()
			.sorted(Comparator.comparing((key) -> key.orElse(null), Comparator.nullsLast(Comparator.naturalOrder())))
			.map((key) -> new Row(key.orElse(null), targets(tallies, "ROW", key.orElse(null))))
			.toList();
	}

	private static List<TargetTally> targets(Map<Place, Tally> tallies, String kind, String key) {
		return Stream.of(Target.values())
			.map((target) -> new Place(kind, key, target))
			.filter(tallies::containsKey)
			.map((place) -> new TargetTally(place.target(), tallies.get(place)))
			.toList();
	}

	private static Line read(ResultSet row, int number) throws SQLException {
		String target = row.getString("target");
		return new Line(
				new Place(row.getString("kind"), row.getString("key_"),
						(target != null) ? Target.valueOf(target) : null),
				new Tally(row.getLong("met"), row.getLong("missed"), row.getLong("running"), row.getLong("paused"),
						seconds(row.getBigDecimal("median")), seconds(row.getBigDecimal("p90")),
						seconds(row.getBigDecimal("longest"))));
	}

	private static Long seconds(BigDecimal seconds) {
		return (seconds != null) ? seconds.setScale(0, RoundingMode.HALF_UP).longValue() : null;
	}

	private record Line(Place place, Tally tally) {
	}

	/**
	 * Where a tally stands in the summary.
	 *
	 * @param kind ROW, TARGET or TOTAL
	 */
	record Place(String kind, String key, Target target) {

		static final Place TOTAL = new Place("TOTAL", null, null);

		/** A row's place, and those that it adds to. */
		List<Place> andSums() {
			return List.of(this, new Place("TARGET", null, this.target), TOTAL);
		}

	}

}
