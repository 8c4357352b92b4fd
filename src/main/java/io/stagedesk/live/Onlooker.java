package io.stagedesk.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;

/**
 * Somebody who is told who else looks at a ticket.
 *
 * @param vendor of the viewer, or {@code null} for our own people
 */
record Onlooker(Viewer viewer, String vendor) {

	static Onlooker of(Agent agent) {
		return new Onlooker(agent.asViewer(), agent.vendor());
	}

	/**
	 * The others, each once; a vendor's people get names of their own colleagues only.
	 */
	List<Person> others(List<Here> there) {
		Map<String, Person> people = new LinkedHashMap<>();
		there.stream()
			.filter((here) -> !here.login().equals(this.viewer.login()))
			.forEach((here) -> people.merge(here.login(), person(here), Person::with));
		return List.copyOf(people.values());
	}

	private Person person(Here here) {
		boolean named = this.viewer.role() != Role.VENDOR_AGENT || Objects.equals(here.vendor(), this.vendor);
		return named ? new Person(here.login(), here.name(), here.typing()) : new Person("", "", here.typing());
	}

	/**
	 * Somebody as the browser gets it; without names for those who may not know them.
	 */
	record Person(String login, String name, boolean typing) {

		Person with(Person other) {
			return new Person(this.login, this.name, this.typing || other.typing());
		}

	}

	/**
	 * Who looks at a ticket.
	 *
	 * @param ticket its number
	 */
	record Present(String ticket, List<Person> people) {
	}

}
