package io.stagedesk.workflow.web.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;

/** What people and teams are called; nobody is an empty text. */
public record Names(Map<String, String> agents, Map<String, String> teams) {

	public Names {
		agents = Map.copyOf(agents);
		teams = Map.copyOf(teams);
	}

	public static Names of(Staff staff) {
		return of(staff.everybody(), staff.allTeams());
	}

	static Names of(List<Agent> everybody, List<Team> teams) {
		return new Names(everybody.stream().collect(Collectors.toMap(Agent::login, Agent::name)),
				teams.stream().collect(Collectors.toMap(Team::id, Team::name)));
	}

	public String agent(String login) {
		return (login != null) ? this.agents.getOrDefault(login, login) : "";
	}

	public String team(String id) {
		return (id != null) ? this.teams.getOrDefault(id, id) : "";
	}

}
