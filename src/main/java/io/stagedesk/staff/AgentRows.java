package io.stagedesk.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of people: one query reads all that is known of them. */
@Repository
class AgentRows {

	static final String ACTIVE = "(a.active and coalesce(v.active, true))";

	private static final String SELECT = """
			select a.login, a.name, a.email, a.role, a.vendor, a.languages, a.presence, a.capacity, %s as works,
			(select string_agg(t.team, ',') from agent_team t where t.login = a.login) as teams,
			(select string_agg(s.skill || ':' || s.level_, ',') from agent_skill s where s.login = a.login) as skills,
			(select string_agg(w.channel || ':' || w.weight, ',') from agent_channel_weight w where w.login = a.login) as weights
			from agent a left join vendor v on v.id = a.vendor
			"""
		.formatted(ACTIVE);

	private final JdbcClient jdbc;

	AgentRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @param clause of people {@code a} and their vendors {@code v}
	 */
	List<Agent> find(String clause, List<?> parameters) {
		return this.jdbc.sql(SELECT + clause).params(parameters).query(AgentRows::read).list();
	}

	void insert(Agent agent, String passwordHash) {
		this.jdbc
			.sql("""
					insert into agent (login, name, email, password_hash, role, vendor, languages, presence, active, capacity)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(agent.login(), agent.name(), agent.email(), passwordHash, agent.role().name(), agent.vendor(),
					join(agent.languages()), agent.presence().name(), agent.active(), agent.capacity())
			.update();
		insertSets(agent);
	}

	/**
	 * Writes all but the presence, which has its own way.
	 * @return whether that version was still the newest
	 */
	boolean update(Agent agent, int version) {
		boolean newest = this.jdbc.sql("""
				update agent set name = ?, email = ?, role = ?, vendor = ?, languages = ?, active = ?, capacity = ?,
				version = version + 1 where login = ? and version = ?""")
			.params(agent.name(), agent.email(), agent.role().name(), agent.vendor(), join(agent.languages()),
					agent.active(), agent.capacity(), agent.login(), version)
			.update() == 1;
		if (newest) {
			List.of("agent_team", "agent_skill", "agent_channel_weight")
				.forEach((table) -> this.jdbc.sql("delete from %s where login = ?".formatted(table))
					.param(agent.login())
					.update());
			insertSets(agent);
		}
		return newest;
	}

	private void insertSets(Agent agent) {
		agent.teams()
			.forEach((team) -> this.jdbc.sql("insert into agent_team (login, team) values (?, ?)")
				.params(agent.login(), team)
				.update());
		agent.skills()
			.forEach((skill, level) -> this.jdbc.sql("insert into agent_skill (login, skill, level_) values (?, ?, ?)")
				.params(agent.login(), skill, level)
				.update());
		agent.weights()
			.forEach((channel, weight) -> this.jdbc
				.sql("insert into agent_channel_weight (login, channel, weight) values (?, ?, ?)")
				.params(agent.login(), channel, weight)
				.update());
	}

	private static Agent read(ResultSet row, int number) throws SQLException {
		return new Agent(row.getString("login"), row.getString("name"), row.getString("email"),
				Role.valueOf(row.getString("role")), row.getString("vendor"), words(row.getString("languages")),
				words(row.getString("teams")), Presence.valueOf(row.getString("presence")), row.getBoolean("works"),
				row.getInt("capacity"), numbers(row.getString("skills")), numbers(row.getString("weights")));
	}

	private static String join(Collection<String> words) {
		return String.join(",", new TreeSet<>(words));
	}

	private static Set<String> words(String commaSeparated) {
		return Arrays.stream(Objects.requireNonNullElse(commaSeparated, "").split(","))
			.filter((one) -> !one.isBlank())
			.collect(Collectors.toSet());
	}

	private static Map<String, Integer> numbers(String commaSeparated) {
		Map<String, Integer> numbers = new TreeMap<>();
		words(commaSeparated).forEach((pair) -> {
			int colon = pair.lastIndexOf(':');
			numbers.put(pair.substring(0, colon), Integer.valueOf(pair.substring(colon + 1)));
		});
		return numbers;
	}

}
