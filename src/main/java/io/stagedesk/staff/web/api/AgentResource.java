package io.stagedesk.staff.web.api;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.People;
import io.stagedesk.staff.people.Person;

/**
 * Somebody of the desk. Everything after {@code presence} is {@code null} for those who
 * do not answer for this person and are not the person; a vendor's agent sees names only.
 *
 * @param active whether this person works here now, and so does the vendor
 * @param weights what a channel costs this person, where that differs from the desk
 */
record AgentResource(String login, String name, Role role, String vendor, Boolean active, Set<String> teams,
		Set<String> languages, Presence presence, String email, Boolean employed, Integer capacity,
		Map<String, Integer> skills, Map<String, Integer> weights, String presenceReason, Instant presenceSince,
		Boolean presenceByItself, Integer version) {

	static AgentResource of(Person person, Viewer viewer) {
		Agent agent = person.agent();
		boolean own = viewer.login().equals(agent.login());
		if (viewer.role() == Role.VENDOR_AGENT && !own) {
			return new AgentResource(agent.login(), agent.name(), agent.role(), agent.vendor(), null, null, null, null,
					null, null, null, null, null, null, null, null, null);
		}
		if (!own && !People.manages(viewer, agent)) {
			return new AgentResource(agent.login(), agent.name(), agent.role(), agent.vendor(), agent.active(),
					new TreeSet<>(agent.teams()), new TreeSet<>(agent.languages()), agent.presence(), null, null, null,
					null, null, null, null, null, null);
		}
		return new AgentResource(agent.login(), agent.name(), agent.role(), agent.vendor(), agent.active(),
				new TreeSet<>(agent.teams()), new TreeSet<>(agent.languages()), agent.presence(), agent.email(),
				person.employed(), agent.capacity(), new TreeMap<>(agent.skills()), new TreeMap<>(agent.weights()),
				person.presence().reason(), person.presence().since(), person.presence().byItself(), person.version());
	}

}
