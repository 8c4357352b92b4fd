package io.stagedesk.staff.people;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;

/**
 * What an administrator says about somebody, right or wrong.
 *
 * @param email may be empty
 * @param role {@code null} where it was not said
 * @param vendor empty for our own people
 * @param active whether this person works here, whatever the vendor does
 */
public record PersonTerms(String name, String email, Role role, String vendor, Set<String> languages, Set<String> teams,
		Map<String, Integer> skills, boolean active, int capacity, Map<String, Integer> weights) {

	public PersonTerms {
		name = name.strip();
		email = email.strip();
		vendor = vendor.strip();
		languages = new TreeSet<>(languages);
		teams = new TreeSet<>(teams);
		skills = new TreeMap<>(skills);
		weights = new TreeMap<>(weights);
	}

	static PersonTerms of(Agent agent, boolean active) {
		return new PersonTerms(agent.name(), (agent.email() != null) ? agent.email() : "", agent.role(),
				(agent.vendor() != null) ? agent.vendor() : "", agent.languages(), agent.teams(), agent.skills(),
				active, agent.capacity(), agent.weights());
	}

	PersonTerms withSkills(Map<String, Integer> others) {
		return new PersonTerms(this.name, this.email, this.role, this.vendor, this.languages, this.teams, others,
				this.active, this.capacity, this.weights);
	}

	Agent agent(String login, Presence presence) {
		return new Agent(login, this.name, this.email.isEmpty() ? null : this.email, this.role,
				this.vendor.isEmpty() ? null : this.vendor, this.languages, this.teams, presence, this.active,
				this.capacity, this.skills, this.weights);
	}

	Map<String, Object> facts() {
		return Map.of("name", this.name, "email", this.email, "role", String.valueOf(this.role), "vendor", this.vendor,
				"languages", this.languages, "teams", this.teams, "skills", this.skills, "active", this.active,
				"capacity", this.capacity, "weights", this.weights);
	}

}
