package io.stagedesk.calendar;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which calendar counts for a team, or for requesters of a region, where a policy asks
 * for theirs. A team or region has at most one.
 */
@Service
public class CalendarUses {

	private static final String TEAM = "TEAM";

	private static final String REGION = "REGION";

	private final JdbcClient jdbc;

	CalendarUses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Key of the team's calendar; {@code null} as the team finds none. */
	@Transactional(readOnly = true)
	public Optional<String> ofTeam(String team) {
		return of(TEAM, team);
	}

	/** Key of the region's calendar; {@code null} as the region finds none. */
	@Transactional(readOnly = true)
	public Optional<String> ofRegion(String region) {
		return of(REGION, (region != null) ? region.toUpperCase(Locale.ROOT) : null);
	}

	@Transactional(readOnly = true)
	public Uses of(String calendar) {
		return new Uses(names(TEAM, calendar), names(REGION, calendar));
	}

	/**
	 * Lets a calendar count for these, and for no others any more; none of them has
	 * another calendar.
	 */
	@Transactional
	public void put(String calendar, Uses uses) {
		this.jdbc.sql("delete from calendar_use where calendar = ?").param(calendar).update();
		Map.of(TEAM, uses.teams(), REGION, uses.regions())
			.forEach((kind, names) -> new TreeSet<>(names).forEach((name) -> put(kind, name, calendar)));
	}

	private void put(String kind, String name, String calendar) {
		this.jdbc.sql("insert into calendar_use (kind, name, calendar) values (?, ?, ?)")
			.params(kind, name, calendar)
			.update();
	}

	private Optional<String> of(String kind, String name) {
		return (name == null) ? Optional.empty()
				: this.jdbc.sql("select calendar from calendar_use where kind = ? and name = ?")
					.params(kind, name)
					.query(String.class)
					.optional();
	}

	private List<String> names(String kind, String calendar) {
		return this.jdbc.sql("select name from calendar_use where kind = ? and calendar = ? order by name")
			.params(kind, calendar)
			.query(String.class)
			.list();
	}

	/**
	 * Whose calendar it is.
	 *
	 * @param teams ids of teams
	 * @param regions as tickets say them, {@code DE} for instance
	 */
	public record Uses(List<String> teams, List<String> regions) {

		public Uses {
			teams = List.copyOf(teams);
			regions = List.copyOf(regions);
		}

	}

}
