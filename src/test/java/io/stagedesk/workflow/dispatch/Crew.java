package io.stagedesk.workflow.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;

import org.springframework.jdbc.core.simple.JdbcClient;

/** People of payments made for one test, and a look at what they have. */
record Crew(Staff staff, JdbcClient jdbc) {

	void hire(String login, Set<String> languages, int capacity, Map<String, Integer> skills,
			Map<String, Integer> weights) {
		this.staff.hire(new Agent(login, login, null, Role.AGENT, null, languages, Set.of("payments"), Presence.OFFLINE,
				true, capacity, skills, weights), null);
	}

	void online(String login) {
		this.staff.changePresence(login, Presence.ONLINE);
	}

	/** Who has more than their capacity, as "login 11 of 10". */
	List<String> overloaded() {
		return this.jdbc
			.sql("""
					select a.login, a.capacity, sum(coalesce(own.weight, w.weight)) as points from agent a
					join ticket t on (t.assignee = a.login and t.status = 'OPEN') or (t.offered_to = a.login and t.status = 'NEW')
					join channel_weight w on w.channel = t.channel
					left join agent_channel_weight own on own.login = a.login and own.channel = t.channel
					group by a.login, a.capacity having sum(coalesce(own.weight, w.weight)) > a.capacity""")
			.query((row, number) -> "%s %d of %d".formatted(row.getString("login"), row.getInt("points"),
					row.getInt("capacity")))
			.list();
	}

	/** How many tickets each of them was ever given. */
	Map<String, Integer> given() {
		Map<String, Integer> given = new java.util.TreeMap<>();
		this.jdbc.sql("select agent, count(*) as tickets from routing_decision where agent is not null group by agent")
			.query((row) -> {
				given.put(row.getString("agent"), row.getInt("tickets"));
			});
		return given;
	}

}
