package io.stagedesk.staff;

import java.util.Set;

/**
 * One person of the desk.
 *
 * @param vendor the vendor's key, or {@code null} for our own people
 */
public record Agent(String login, String name, String email, Role role, String vendor, Set<String> languages,
		Set<String> teams, Presence presence) {

	public Agent {
		languages = Set.copyOf(languages);
		teams = Set.copyOf(teams);
	}

	public Viewer asViewer() {
		return new Viewer(this.login, this.name, this.role, this.teams);
	}

}
