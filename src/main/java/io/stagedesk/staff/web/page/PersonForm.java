package io.stagedesk.staff.web.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.people.Person;
import io.stagedesk.staff.people.PersonTerms;

/**
 * Somebody's terms as they stand in the editor, right or wrong.
 *
 * @param skills levels as typed, by skill; empty for none
 * @param weights as typed, by channel; empty for the desk's
 */
record PersonForm(String name, String email, String role, String vendor, String languages, Set<String> teams,
		Map<String, String> skills, String capacity, Map<String, String> weights, boolean employed, String version) {

	static PersonForm fresh() {
		return new PersonForm("", "", Role.AGENT.name(), "", "en", Set.of(), Map.of(),
				String.valueOf(Agent.USUAL_CAPACITY), Map.of(), true, "0");
	}

	static PersonForm of(Person person) {
		PersonTerms terms = person.terms();
		return new PersonForm(terms.name(), terms.email(), terms.role().name(), terms.vendor(),
				String.join(", ", terms.languages()), terms.teams(), texts(terms.skills()),
				String.valueOf(terms.capacity()), texts(terms.weights()), terms.active(),
				String.valueOf(person.version()));
	}

	static PersonForm read(Typed typed, Collection<String> skills, Collection<String> channels) {
		Map<String, String> levels = new TreeMap<>();
		skills.forEach((skill) -> levels.put(skill, typed.text("skill." + skill)));
		Map<String, String> weights = new TreeMap<>();
		channels.forEach((channel) -> weights.put(channel, typed.text("weight." + channel)));
		return new PersonForm(typed.text("name"), typed.text("email"), typed.text("role"), typed.text("vendor"),
				typed.text("languages"), new TreeSet<>(typed.all("teams")), levels, typed.text("capacity"), weights,
				typed.has("employed"), typed.text("version"));
	}

	/**
	 * @throws FieldErrorsException where a text is no number or role (422)
	 */
	PersonTerms terms() {
		return new PersonTerms(this.name, this.email, roleOf(this.role), this.vendor,
				new HashSet<>(Arrays.stream(this.languages.split("[\\s,;]+")).filter((one) -> !one.isEmpty()).toList()),
				this.teams, numbers("skills", this.skills), this.employed, number("capacity", this.capacity),
				numbers("weights", this.weights));
	}

	String skill(String id) {
		return this.skills.getOrDefault(id, "");
	}

	String weight(String channel) {
		return this.weights.getOrDefault(channel, "");
	}

	private static Role roleOf(String text) {
		return Arrays.stream(Role.values()).filter((one) -> one.name().equals(text)).findFirst().orElse(null);
	}

	private static Map<String, Integer> numbers(String field, Map<String, String> texts) {
		Map<String, Integer> numbers = new HashMap<>();
		texts.forEach((key, text) -> {
			if (!text.isEmpty()) {
				numbers.put(key, number(field, text));
			}
		});
		return numbers;
	}

	private static int number(String field, String text) {
		if (!text.matches("[0-9]{1,4}")) {
			throw new FieldErrorsException(field, "must be a number from 0 to 100");
		}
		return Integer.parseInt(text);
	}

	private static Map<String, String> texts(Map<String, Integer> numbers) {
		Map<String, String> texts = new TreeMap<>();
		numbers.forEach((key, number) -> texts.put(key, String.valueOf(number)));
		return texts;
	}

}
