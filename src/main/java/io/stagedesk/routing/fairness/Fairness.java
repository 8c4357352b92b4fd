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

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.routing.fairness.Attendances.Stay;

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

	private final Clock clock;

	Fairness(JdbcClient jdbc, Attendances attendances, Clock clock) {
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
	public List<FairDay> of(String team, Instant from, Instant to, ZoneId zone) {
		Instant now = this.clock.instant();
		Instant end = (to != null && to.isBefore(now)) ? to : now;
		Instant begin = (from != null) ? from : end.minus(Duration.ofDays(1));
		if (!begin.isBefore(end)) {
			throw new FieldErrorsException("from", "must be before the end");
		}
		if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
			throw new FieldErrorsException("from", "must not be more than 31 days before the end");
		}
		Map<String, List<Stay>> stays = this.attendances.stays(team, begin, end);
		List<FairDay> days = new ArrayList<>();
		for (Instant day = begin; day.isBefore(end); day = next(day, end, zone)) {
			days.add(0, day(team, day, next(day, end, zone), stays));
		}
		return days.stream().filter((day) -> !day.shares().isEmpty()).toList();
	}

	private FairDay day(String team, Instant from, Instant to, Map<String, List<Stay>> stays) {
		Map<String, Long> seconds = new TreeMap<>();
		stays.forEach((login, all) -> seconds.put(login, this.attendances.seconds(login, team, all, from, to)));
		return FairDay.of(from, to, tickets(team, from, to), seconds);
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
