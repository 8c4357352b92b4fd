package io.stagedesk.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All people and teams of the desk. */
@Service
public class Staff {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Staff(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	public List<Team> teams() {
		return this.jdbc.sql("select id, name from team order by id").query(Team.class).list();
	}

	public boolean isTeam(String id) {
		return this.jdbc.sql("select count(*) from team where id = ?").param(id).query(Integer.class).single() > 0;
	}

	public Optional<Agent> agent(String login) {
		return agents("where login = ?", List.of(login)).stream().findFirst();
	}

	public List<Agent> agents() {
		return agents("order by login", List.of());
	}

	/**
	 * Agents of a team who are ONLINE, the one who was assigned a ticket longest ago
	 * first.
	 */
	public List<Agent> online(String team) {
		return agents("""
				where presence = 'ONLINE' and login in (select t.login from agent_team t where t.team = ?)
				order by last_assigned_at nulls first, login""", List.of(team));
	}

	@Transactional
	public void found(Team team) {
		this.jdbc.sql("insert into team (id, name) values (?, ?)").params(team.id(), team.name()).update();
	}

	/**
	 * Takes somebody on; {@code password} arrives hashed and may be {@code null}: then
	 * there is no log-in by form.
	 */
	@Transactional
	public void hire(Agent agent, String passwordHash) {
		this.jdbc.sql("""
				insert into agent (login, name, email, password_hash, role, vendor, languages, presence)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(agent.login(), agent.name(), agent.email(), passwordHash, agent.role().name(), agent.vendor(),
					String.join(",", new TreeSet<>(agent.languages())), agent.presence().name())
			.update();
		agent.teams()
			.forEach((team) -> this.jdbc.sql("insert into agent_team (login, team) values (?, ?)")
				.params(agent.login(), team)
				.update());
	}

	@Transactional
	public Agent changePresence(String login, Presence presence) {
		this.jdbc.sql("update agent set presence = ? where login = ?").params(presence.name(), login).update();
		Agent agent = agent(login).orElseThrow();
		this.events.publishEvent(new PresenceChanged(agent));
		return agent;
	}

	/** Remembers that a ticket went to this agent, for a fair next choice. */
	@Transactional
	public void assigned(String login) {
		this.jdbc.sql("update agent set last_assigned_at = ? where login = ?")
			.params(Timestamp.from(this.clock.instant()), login)
			.update();
	}

	private List<Agent> agents(String clause, List<?> parameters) {
		List<Agent> found = this.jdbc
			.sql("select login, name, email, role, vendor, languages, presence from agent " + clause)
			.params(parameters)
			.query((row, number) -> new Agent(row.getString("login"), row.getString("name"), row.getString("email"),
					Role.valueOf(row.getString("role")), row.getString("vendor"), words(row.getString("languages")),
					Set.of(), Presence.valueOf(row.getString("presence"))))
			.list();
		if (found.isEmpty()) {
			return found;
		}
		Map<String, Set<String>> teams = teamsOf(found.stream().map(Agent::login).toList());
		return found.stream()
			.map((one) -> new Agent(one.login(), one.name(), one.email(), one.role(), one.vendor(), one.languages(),
					teams.getOrDefault(one.login(), Set.of()), one.presence()))
			.toList();
	}

	private Map<String, Set<String>> teamsOf(Collection<String> logins) {
		record Membership(String login, String team) {
		}
		return this.jdbc.sql("select login, team from agent_team where login in (:logins)")
			.param("logins", logins)
			.query(Membership.class)
			.list()
			.stream()
			.collect(Collectors.groupingBy(Membership::login,
					Collectors.mapping(Membership::team, Collectors.toCollection(TreeSet::new))));
	}

	private static Set<String> words(String commaSeparated) {
		return Arrays.stream(commaSeparated.split(",")).filter((one) -> !one.isBlank()).collect(Collectors.toSet());
	}

}
