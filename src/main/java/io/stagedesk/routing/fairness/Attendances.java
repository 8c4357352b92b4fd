package io.stagedesk.routing.fairness;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.stagedesk.staff.Presence;
import io.stagedesk.staff.roster.Rosters;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long a team's people were online while on shift. */
@Component
class Attendances {

	private final JdbcClient jdbc;

	private final Rosters rosters;

	Attendances(JdbcClient jdbc, Rosters rosters) {
		this.jdbc = jdbc;
		this.rosters = rosters;
	}

	/** When people of the team came online and went, as far as it touches the span. */
	Map<String, List<Stay>> stays(String team, Instant from, Instant to) {
		Map<String, Instant> since = new HashMap<>();
		Map<String, List<Stay>> stays = new TreeMap<>();
		this.jdbc.sql("""
				select p.login, p.at, p.presence from presence_change p join agent_team m on m.login = p.login
				where m.team = :team and p.at < :to and p.id >= coalesce((select max(b.id) from presence_change b
				where b.login = p.login and b.at <= :from), 0) order by p.login, p.id""")
			.param("team", team)
			.param("from", Timestamp.from(from))
			.param("to", Timestamp.from(to))
			.query((row) -> {
				String login = row.getString("login");
				Instant at = row.getTimestamp("at").toInstant();
				if (row.getString("presence").equals(Presence.ONLINE.name())) {
					since.putIfAbsent(login, at);
				}
				else if (since.containsKey(login)) {
					stays.computeIfAbsent(login, (key) -> new ArrayList<>()).add(new Stay(since.remove(login), at));
				}
			});
		since.forEach((login, at) -> stays.computeIfAbsent(login, (key) -> new ArrayList<>()).add(new Stay(at, to)));
		return stays;
	}

	/** Seconds of these stays within the span, while on shift. */
	long seconds(String login, String team, List<Stay> stays, Instant from, Instant to) {
		return stays.stream()
			.map((stay) -> new Stay(later(stay.from(), from), stay.to().isBefore(to) ? stay.to() : to))
			.filter((stay) -> stay.from().isBefore(stay.to()))
			.mapToLong((stay) -> onShift(login, team, stay))
			.sum();
	}

	private long onShift(String login, String team, Stay stay) {
		long seconds = 0;
		Instant walker = stay.from();
		while (walker.isBefore(stay.to())) {
			boolean there = this.rosters.isOnShift(login, team, walker);
			Optional<Instant> change = there ? this.rosters.endsAt(login, team, walker)
					: this.rosters.startsAt(login, team, walker);
			Instant next = change.filter(stay.to()::isAfter).orElse(stay.to());
			seconds += there ? Duration.between(walker, next).toSeconds() : 0;
			walker = next;
		}
		return seconds;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	/** From coming online to going. */
	record Stay(Instant from, Instant to) {
	}

}
