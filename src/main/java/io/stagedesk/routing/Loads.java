package io.stagedesk.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Capacity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people have to do now, in points: tickets that they work on, and tickets that are
 * offered to them. What waits for somebody else costs nothing.
 */
@Component
class Loads {

	private static final String COUNT = """
			select o.assignee as login, o.channel, count(*) as tickets from ticket o
			where o.status = 'OPEN' and o.assignee %1$s group by o.assignee, o.channel
			union all
			select n.offered_to, n.channel, count(*) from ticket n
			where n.status = 'NEW' and n.offered_to %1$s group by n.offered_to, n.channel""";

	private static final String OF_TEAM = COUNT
		.formatted("in (select m.login from agent_team m where m.team = :whose)");

	private static final String OF_AGENT = COUNT.formatted("= :whose");

	private final JdbcClient jdbc;

	private final Capacity capacity;

	Loads(JdbcClient jdbc, Capacity capacity) {
		this.jdbc = jdbc;
		this.capacity = capacity;
	}

	/** Loads of these people of a team; who has nothing is not in it. */
	Map<String, Integer> ofTeam(String team, List<Agent> people) {
		Map<String, Agent> known = new HashMap<>();
		people.forEach((agent) -> known.put(agent.login(), agent));
		return count(OF_TEAM, team, known);
	}

	int of(Agent agent) {
		return count(OF_AGENT, agent.login(), Map.of(agent.login(), agent)).getOrDefault(agent.login(), 0);
	}

	private Map<String, Integer> count(String sql, String whose, Map<String, Agent> known) {
		Map<String, Integer> loads = new HashMap<>();
		this.jdbc.sql(sql).param("whose", whose).query((row) -> {
			Agent agent = known.get(row.getString("login"));
			if (agent != null) {
				loads.merge(agent.login(),
						row.getInt("tickets") * this.capacity.weight(agent, row.getString("channel")), Integer::sum);
			}
		});
		return loads;
	}

}
