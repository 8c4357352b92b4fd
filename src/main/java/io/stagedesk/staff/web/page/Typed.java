package io.stagedesk.staff.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.util.MultiValueMap;

/** What somebody typed into a form. */
public record Typed(MultiValueMap<String, String> fields) {

	/** Without blanks around it; empty where it is not there. */
	public String text(String field) {
		return Optional.ofNullable(this.fields.getFirst(field)).orElse("").strip();
	}

	public List<String> all(String field) {
		return this.fields.getOrDefault(field, List.of());
	}

	public boolean has(String field) {
		return this.fields.containsKey(field);
	}

	/** The version that the form was filled from; 0 for something new. */
	public Optional<Integer> version() {
		return text("version").matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text("version"))) : Optional.empty();
	}

	/** The values at which a form can show a fault, these fields in any case. */
	public Map<String, String> values(String... shown) {
		Map<String, String> values = new HashMap<>(this.fields.toSingleValueMap());
		for (String field : shown) {
			values.putIfAbsent(field, "");
		}
		values.values().removeIf((value) -> value == null);
		return values;
	}

}
