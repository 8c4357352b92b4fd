package io.stagedesk.staff;

import java.util.Map;
import java.util.Set;

/**
 * One person of the desk.
 *
 * @param vendor the vendor's key, or {@code null} for our own people
 * @param languages primary tags of BCP 47, as {@code ja}
 * @param active whether this person works here now, and so does the vendor
 * @param capacity points of work at the same time, 0 to 100
 * @param skills keys of skills and their levels, 1 to 5
 * @param weights what a channel costs this person where that differs from the desk's
 * weight; 0 means that the person does not take it
 */
public record Agent(String login, String name, String email, Role role, String vendor, Set<String> languages,
		Set<String> teams, Presence presence, boolean active, int capacity, Map<String, Integer> skills,
		Map<String, Integer> weights) {

	public static final int USUAL_CAPACITY = 10;

	public Agent {
		languages = Set.copyOf(languages);
		teams = Set.copyOf(teams);
		skills = Map.copyOf(skills);
		weights = Map.copyOf(weights);
	}

	/** Somebody who has just begun. */
	public Agent(String login, String name, String email, Role role, String vendor, Set<String> languages,
			Set<String> teams, Presence presence) {
		this(login, name, email, role, vendor, languages, teams, presence, true, USUAL_CAPACITY, Map.of(), Map.of());
	}

	public Viewer asViewer() {
		return new Viewer(this.login, this.name, this.role, this.teams);
	}

}
