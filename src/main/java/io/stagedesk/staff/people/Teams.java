package io.stagedesk.staff.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffChanged;
import io.stagedesk.staff.StaffConflictException;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Teams begin, get other names and are archived. An archived team keeps its tickets and
 * stays readable; it only gets nothing new.
 */
@Service
public class Teams {

	private final JdbcClient jdbc;

	private final Staff staff;

	private final AdminEvents history;

	private final ApplicationEventPublisher events;

	Teams(JdbcClient jdbc, Staff staff, AdminEvents history, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.staff = staff;
		this.history = history;
		this.events = events;
	}

	/** All with their version and size, by id. */
	@Transactional(readOnly = true)
	public List<TeamEntry> list() {
		return this.jdbc
			.sql("""
					select t.id, t.name, t.archived, t.version,
					(select count(*) from agent_team m join agent a on a.login = m.login where m.team = t.id and a.active) as people
					from team t order by t.id""")
			.query((row, number) -> new TeamEntry(
					new Team(row.getString("id"), row.getString("name"), row.getBoolean("archived")),
					row.getInt("people"), row.getInt("version")))
			.list();
	}

	/**
	 * Begins a team, or gives one another name or state.
	 * @throws StaffConflictException where somebody else was faster (409)
	 */
	@Transactional
	public Saved<TeamEntry> save(Team team, Optional<Integer> version, Viewer actor) {
		new Names().key("id", team.id()).line("name", team.name(), 120).refuse();
		Optional<TeamEntry> before = find(team.id());
		Saved.refuseStale(version, before.map(TeamEntry::version));
		if (before.isPresent() && before.get().team().equals(team)) {
			return new Saved<>(before.get(), false);
		}
		if (before.isEmpty()) {
			this.staff.found(team);
		}
		else {
			Saved.requireNewest(this.jdbc
				.sql("update team set name = ?, archived = ?, version = version + 1 where id = ? and version = ?")
				.params(team.name(), team.archived(), team.id(), before.get().version())
				.update());
		}
		this.history.changed(actor.login(), before.isEmpty() ? AdminAct.TEAM_CREATED : AdminAct.TEAM_CHANGED, team.id(),
				before.map(TeamEntry::team).map(Teams::facts).orElse(Map.of()), facts(team));
		this.events.publishEvent(new StaffChanged(StaffChanged.Subject.TEAM, team.id()));
		return new Saved<>(find(team.id()).orElseThrow(StaffNotFoundException::new), before.isEmpty());
	}

	private Optional<TeamEntry> find(String id) {
		return list().stream().filter((one) -> one.team().id().equals(id)).findFirst();
	}

	private static Map<String, Object> facts(Team team) {
		return Map.of("name", team.name(), "archived", team.archived());
	}

	/**
	 * A team in the list.
	 *
	 * @param people those who belong to it and have not left
	 */
	public record TeamEntry(Team team, int people, int version) {
	}

}
