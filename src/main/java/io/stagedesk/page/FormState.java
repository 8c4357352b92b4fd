package io.stagedesk.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;

/**
 * What a page's form shows: the values typed so far, the complaint at each field, and one
 * about the whole. An error never loses typed text.
 *
 * @param complaint why the act was refused, or {@code null}
 */
public record FormState(String name, Map<String, String> values, Map<String, String> errors, String complaint) {

	public FormState {
		values = Map.copyOf(values);
		errors = Map.copyOf(errors);
	}

	/** A form as it is first shown, with these values filled in. */
	public static FormState fresh(String name, Map<String, String> values) {
		return new FormState(name, values, Map.of(), null);
	}

	/** A form that the whole request speaks against. */
	public static FormState refused(String name, Map<String, String> typed, String complaint) {
		return new FormState(name, typed, Map.of(), complaint);
	}

	/** A form whose fields the validation complained about. */
	public static FormState invalid(String name, Map<String, String> typed, Errors errors) {
		Map<String, String> messages = new LinkedHashMap<>();
		for (FieldError error : errors.getFieldErrors()) {
			messages.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage()));
		}
		return new FormState(name, typed, messages, null);
	}

	/** Whether the server has refused this form. */
	public boolean touched() {
		return this.complaint != null || !this.errors.isEmpty();
	}

	public String id(String field) {
		return this.name + "-" + field;
	}

	public String value(String field) {
		return this.values.getOrDefault(field, "");
	}

	public boolean wrong(String field) {
		return this.errors.containsKey(field);
	}

	public String error(String field) {
		return this.errors.getOrDefault(field, "");
	}

	/** Ids of the texts that explain a field, or {@code null} where none does. */
	public String describedBy(String field, String hint) {
		String ids = Stream.of((hint != null) ? id(field) + "-hint" : "", wrong(field) ? id(field) + "-error" : "")
			.filter((one) -> !one.isEmpty())
			.collect(Collectors.joining(" "));
		return ids.isEmpty() ? null : ids;
	}

}
