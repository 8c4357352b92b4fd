package io.stagedesk.staff.web.api;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.people.PersonTerms;

/**
 * The body of {@code PUT /agents/{login}}: all terms at once; what is not said is empty,
 * {@code employed} true and {@code capacity} 10.
 */
record WriteAgent(String name, String email, Role role, String vendor, List<String> languages, List<String> teams,
		Map<String, Integer> skills, Boolean employed, Integer capacity, Map<String, Integer> weights,
		Integer version) {

	PersonTerms terms() {
		return new PersonTerms(Seen.text(this.name), Seen.text(this.email), this.role, Seen.text(this.vendor),
				set("languages", this.languages), set("teams", this.teams), numbers("skills", this.skills),
				!Boolean.FALSE.equals(this.employed), Objects.requireNonNullElse(this.capacity, Agent.USUAL_CAPACITY),
				numbers("weights", this.weights));
	}

	private static Set<String> set(String field, List<String> texts) {
		List<String> all = Objects.requireNonNullElse(texts, List.of());
		if (all.stream().anyMatch(Objects::isNull)) {
			throw new FieldErrorsException(field, "must not have empty entries");
		}
		return new HashSet<>(all);
	}

	static Map<String, Integer> numbers(String field, Map<String, Integer> numbers) {
		Map<String, Integer> all = Objects.requireNonNullElse(numbers, Map.of());
		if (all.values().stream().anyMatch(Objects::isNull)) {
			throw new FieldErrorsException(field, "must have a number for each entry");
		}
		return all;
	}

}
