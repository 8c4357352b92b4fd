package io.stagedesk.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All people and teams of the desk. */
@Service
public class Staff {

	private final JdbcClient jdbc;

	private final AgentRows rows;

	private final Presences presences;

	private final Clock clock;

	Staff(JdbcClient jdbc, AgentRows rows, Presences presences, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.presences = presences;
		this.clock = clock;
	}

	/** Teams that take work; not the archived ones. */
	public List<Team> teams() {
		return allTeams().stream().filter((team) -> !team.archived()).toList();
	}

	/** All teams that ever were. */
	public List<Team> allTeams() {
		return this.jdbc.sql("select id, name, archived from team order by id")
			.query((row, number) -> new Team(row.getString("id"), row.getString("name"), row.getBoolean("archived")))
			.list();
	}

	/** Whether work can be given to a team of this id. */
	public boolean isTeam(String id) {
		return this.jdbc.sql("select count(*) from team where id = ? and not archived")
			.param(id)
			.query(Integer.class)
			.single() > 0;
	}

	/** Somebody who works here, or did once. */
	public Optional<Agent> agent(String login) {
		return this.rows.find("where a.login = ?", List.of(login)).stream().findFirst();
	}

	/** Somebody who works here now and has this mail address, without regard to case. */
	public Optional<Agent> byEmail(String email) {
		return this.rows
			.find("where lower(a.email) = ? and %s order by a.login".formatted(AgentRows.ACTIVE),
					List.of(email.toLowerCase(Locale.ROOT)))
			.stream()
			.findFirst();
	}

	/** Those who work here now. */
	public List<Agent> agents() {
		return this.rows.find("where %s order by a.login".formatted(AgentRows.ACTIVE), List.of());
	}

	/** Those who work here, and those who did once. */
	public List<Agent> everybody() {
		return this.rows.find("order by a.login", List.of());
	}

	/**
	 * Agents of a team who are ONLINE, the one who was assigned a ticket longest ago
	 * first.
	 */
	public List<Agent> online(String team) {
		return this.rows.find("""
				where a.presence = 'ONLINE' and %s and a.login in (select t.login from agent_team t where t.team = ?)
				order by a.last_assigned_at nulls first, a.login""".formatted(AgentRows.ACTIVE), List.of(team));
	}

	/** A vendor's people who work here now, the one who got work longest ago first. */
	public List<Agent> ofVendor(String vendor) {
		return this.rows.find(
				"where a.vendor = ? and a.role = 'VENDOR_AGENT' and %s order by a.last_assigned_at nulls first, a.login"
					.formatted(AgentRows.ACTIVE),
				List.of(vendor));
	}

	@Transactional
	public void found(Team team) {
		this.jdbc.sql("insert into team (id, name, archived) values (?, ?, ?)")
			.params(team.id(), team.name(), team.archived())
			.update();
	}

	/**
	 * Takes somebody on; {@code password} arrives hashed and may be {@code null}: then
	 * there is no log-in by form.
	 */
	@Transactional
	public void hire(Agent agent, String passwordHash) {
		this.rows.insert(agent, passwordHash);
	}

	/**
	 * Gives somebody other terms; the presence stays.
	 * @return whether that version was still the newest
	 */
	@Transactional
	public boolean change(Agent agent, int version) {
		return this.rows.update(agent, version);
	}

	@Transactional
	public Agent changePresence(String login, Presence presence) {
		return this.presences.change(login, presence, "");
	}

	/** Remembers that a ticket went to this agent, for a fair next choice. */
	@Transactional
	public void assigned(String login) {
		this.jdbc.sql("update agent set last_assigned_at = ? where login = ?")
			.params(Timestamp.from(this.clock.instant()), login)
			.update();
	}

}
