package io.stagedesk.sla.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Counts clocks. Rows, targets and total come from one query, so that they agree; medians
 * cannot be added up.
 */
@Component
class Tallies {

	private static final String COUNTED = Stream.of(Part.MET, Part.MISSED, Part.RUNNING)
		.map((part) -> "select ticket_id, target, round, counted_from, stopped_at, paused_since, outcome from clock c where "
				+ part.condition)
		.collect(Collectors.joining(" union all "));

	private static final String FIGURES = """
			count(case when outcome = 'MET' then 1 end) as met, count(case when outcome = 'MISSED' then 1 end) as missed,
			count(case when outcome is null then 1 end) as running, count(paused_since) as paused,
			percentile_cont(0.5) within group (order by taken) as median,
			percentile_cont(0.9) within group (order by taken) as p90, max(taken) as longest from counted""";

	private static final String SUMMARY = "with counted as (select %s as key_, c.target, c.outcome, c.paused_since, cast("
			+ Conditions.TAKEN + " as double precision) as taken from (" + COUNTED + ") c" + Conditions.JOINS
			+ " where 1 = 1%s) select 'ROW' as kind, key_, target, " + FIGURES + " group by key_, target"
			+ " union all select 'TARGET', null, target, " + FIGURES + " group by target"
			+ " union all select 'TOTAL', null, null, " + FIGURES;

	private final JdbcClient jdbc;

	Tallies(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Summary summary(Span span, Grouping by, ClockFilter filter, Viewer viewer) {
		Conditions conditions = new Conditions(filter, viewer).in(span);
		List<Line> lines = this.jdbc.sql(SUMMARY.formatted(by.column, conditions))
			.params(conditions.parameters())
			.query(Tallies::read)
			.list();
		Map<String, List<Line>> kinds = lines.stream().collect(Collectors.groupingBy(Line::kind));
		return new Summary(rows(kinds.getOrDefault("ROW", List.of())), targets(kinds.getOrDefault("TARGET", List.of())),
				kinds.get("TOTAL").get(0).tally());
	}

	private static List<Row> rows(List<Line> lines) {
		Map<String, List<Line>> byKey = new LinkedHashMap<>();
		lines.stream()
			.sorted(Comparator.comparing(Line::key, Comparator.nullsLast(Comparator.naturalOrder())))
			.forEach((line) -> byKey.computeIfAbsent(line.key(), (key) -> new ArrayList<>()).add(line));
		return byKey.entrySet().stream().map((entry) -> new Row(entry.getKey(), targets(entry.getValue()))).toList();
	}

	private static List<TargetTally> targets(List<Line> lines) {
		return lines.stream()
			.sorted(Comparator.comparing(Line::target))
			.map((line) -> new TargetTally(line.target(), line.tally()))
			.toList();
	}

	private static Line read(ResultSet row, int number) throws SQLException {
		String target = row.getString("target");
		return new Line(row.getString("kind"), row.getString("key_"), (target != null) ? Target.valueOf(target) : null,
				new Tally(row.getLong("met"), row.getLong("missed"), row.getLong("running"), row.getLong("paused"),
						seconds(row.getBigDecimal("median")), seconds(row.getBigDecimal("p90")),
						seconds(row.getBigDecimal("longest"))));
	}

	private static Long seconds(BigDecimal seconds) {
		return (seconds != null) ? seconds.setScale(0, RoundingMode.HALF_UP).longValue() : null;
	}

	/**
	 * One line of the query.
	 *
	 * @param kind ROW, TARGET or TOTAL
	 */
	private record Line(String kind, String key, Target target, Tally tally) {
	}

}
