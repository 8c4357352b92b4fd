package io.stagedesk.routing.fairness;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.routing.fairness.Attendances.Stay;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.staff.roster.Run;
import io.stagedesk.staff.roster.Shift;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How evenly tickets were given, counted from the decisions that were kept. Languages and
 * skills are no part of it: who alone speaks a language gets its tickets.
 */
@Service
public class Fairness {

	private static final Duration LONGEST = Duration.ofDays(31);

	private final JdbcClient jdbc;

	private final Attendances attendances;

	private final Rosters rosters;

	private final Clock clock;

	Fairness(JdbcClient jdbc, Attendances attendances, Rosters rosters, Clock clock) {
		this.rosters = rosters;
		this.jdbc = jdbc;
		this.attendances = attendances;
		this.clock = clock;
	}

	/**
	 * One line for each day of the zone that the span touches, the newest first; days
	 * without people and tickets are left out.
	 * @param from {@code null} for the day before {@code to}
	 * @param to {@code null} for now
	 */
	@Transactional(readOnly = true)
	public List<FairDay> ofDays(String team, Instant from, Instant to, ZoneId zone) {
		Run span = span(from, to);
		List<Run> days = new ArrayList<>();
		for (Instant day = span.from(); day.isBefore(span.to()); day = next(day, span.to(), zone)) {
			days.add(new Run(day, next(day, span.to(), zone)));
		}
		return lines(team, span, days, (day, login) -> true);
	}

	/**
	 * One line for each time that a shift of the team was open, with its own people and
	 * those who stood in for them.
	 */
	@Transactional(readOnly = true)
	public List<FairDay> ofShift(String team, String shift, Instant from, Instant to) {
		if (this.rosters.shift(shift).map(Shift::team).filter(team::equals).isEmpty()) {
			throw new FieldErrorsException("shift", "is not a shift of this team");
		}
		Run span = span(from, to);
		return lines(team, span, this.rosters.runs(shift, span.from(), span.to()),
				(run, login) -> this.rosters.workersOf(shift, run.from()).contains(login));
	}

	private Run span(Instant from, Instant to) {
		Instant now = this.clock.instant();
		Instant end = (to != null && to.isBefore(now)) ? to : now;
		Instant begin = (from != null) ? from : end.minus(Duration.ofDays(1));
		if (!begin.isBefore(end)) {
			throw new FieldErrorsException("from", "must be before the end");
		}
		if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
			throw new FieldErrorsException("from", "must not be more than 31 days before the end");
		}
		return new Run(begin, end);
	}

	private List<FairDay> lines(String team, Run span, List<Run> runs, BiPredicate<Run, String> counts) {
		Map<String, List<Stay>> stays = this.attendances.stays(team, span.from(), span.to());
		List<FairDay> lines = new ArrayList<>();
		runs.forEach((run) -> lines.add(0, line(team, run, stays, counts)));
		return lines.stream().filter((line) -> !line.shares().isEmpty()).toList();
	}

	private FairDay line(String team, Run run, Map<String, List<Stay>> stays, BiPredicate<Run, String> counts) {
		Map<String, Long> seconds = new TreeMap<>();
		stays.forEach(
				(login, all) -> seconds.put(login, this.attendances.seconds(login, team, all, run.from(), run.to())));
		Map<String, Long> tickets = tickets(team, run.from(), run.to());
		seconds.keySet().removeIf((login) -> !counts.test(run, login));
		tickets.keySet().removeIf((login) -> !counts.test(run, login));
		return FairDay.of(run.from(), run.to(), tickets, seconds);
	}

	private Map<String, Long> tickets(String team, Instant from, Instant to) {
		Map<String, Long> tickets = new HashMap<>();
		this.jdbc.sql("""
				select agent, count(*) as tickets from routing_decision
				where team = ? and at >= ? and at < ? and agent is not null group by agent""")
			.params(team, Timestamp.from(from), Timestamp.from(to))
			.query((row) -> {
				tickets.put(row.getString("agent"), row.getLong("tickets"));
			});
		return tickets;
	}

	private static Instant next(Instant day, Instant end, ZoneId zone) {
		Instant midnight = LocalDate.ofInstant(day, zone).plusDays(1).atStartOfDay(zone).toInstant();
		return midnight.isBefore(end) ? midnight : end;
	}

}
