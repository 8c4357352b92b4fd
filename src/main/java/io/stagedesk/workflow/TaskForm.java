package io.stagedesk.workflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException.FieldError;
import tools.jackson.databind.JsonNode;

/**
 * A Camunda form (form-js schema) as the server checks it: the same file that the page
 * shows. Knows required, type, length, pattern, bounds and options; groups and dynamic
 * layout are looked into, texts and images are not fields.
 */
final class TaskForm {

	private static final Set<String> TEXTS = Set.of("textfield", "textarea", "datetime");

	private static final Set<String> CHOICES = Set.of("select", "radio");

	private static final Set<String> MANY = Set.of("checklist", "taglist");

	private static final int LONGEST = 20_000;

	private final Map<String, JsonNode> fields = new LinkedHashMap<>();

	TaskForm(JsonNode schema) {
		gather(schema);
	}

	private void gather(JsonNode node) {
		for (JsonNode component : node.path("components")) {
			if (component.hasNonNull("key")) {
				this.fields.put(component.path("key").asString(), component);
			}
			gather(component);
		}
	}

	Set<String> keys() {
		return this.fields.keySet();
	}

	/** Everything that is wrong with a submission; empty where it may be accepted. */
	List<FieldError> check(Map<String, ?> values) {
		List<FieldError> errors = new ArrayList<>();
		this.fields.forEach((key, field) -> check(field, values.get(key))
			.ifPresent((message) -> errors.add(new FieldError(key, message))));
		return errors;
	}

	/** Names that the form does not know. */
	List<FieldError> unknown(Set<String> names) {
		return names.stream()
			.filter((name) -> !this.fields.containsKey(name))
			.map((name) -> new FieldError(name, "is not a field of this form"))
			.toList();
	}

	private static Optional<String> check(JsonNode field, Object value) {
		JsonNode rules = field.path("validate");
		if (isEmpty(value)) {
			return rules.path("required").asBoolean(false) ? Optional.of("is required") : Optional.empty();
		}
		String type = field.path("type").asString("");
		if (TEXTS.contains(type)) {
			return checkText(rules, value);
		}
		if (CHOICES.contains(type)) {
			return options(field).contains(value) ? Optional.empty() : Optional.of("must be one of " + shown(field));
		}
		if (MANY.contains(type)) {
			return (value instanceof List<?> many && options(field).containsAll(many)) ? Optional.empty()
					: Optional.of("must be some of " + shown(field));
		}
		if (type.equals("number")) {
			return checkNumber(rules, value);
		}
		if (type.equals("checkbox")) {
			return (value instanceof Boolean checked && (checked || !rules.path("required").asBoolean(false)))
					? Optional.empty() : Optional.of("must be ticked or not");
		}
		return Optional.empty();
	}

	private static Optional<String> checkText(JsonNode rules, Object value) {
		if (!(value instanceof String text)) {
			return Optional.of("must be a text");
		}
		if (!CleanText.Check.isClean(text)) {
			return Optional.of("must not contain U+0000 or half a character");
		}
		int length = text.codePointCount(0, text.length());
		int most = rules.path("maxLength").asInt(LONGEST);
		if (length > most) {
			return Optional.of("must not be longer than %d characters".formatted(most));
		}
		int least = rules.path("minLength").asInt(0);
		if (length < least) {
			return Optional.of("must not be shorter than %d characters".formatted(least));
		}
		String pattern = rules.path("pattern").asString("");
		if (!pattern.isEmpty() && !text.matches(pattern)) {
			return Optional.of("must match " + pattern);
		}
		return Optional.empty();
	}

	private static Optional<String> checkNumber(JsonNode rules, Object value) {
		if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
			return Optional.of("must be a number");
		}
		BigDecimal exact = new BigDecimal(number.toString());
		if (rules.hasNonNull("min") && exact.compareTo(rules.path("min").decimalValue()) < 0) {
			return Optional.of("must not be less than " + rules.path("min").asString());
		}
		if (rules.hasNonNull("max") && exact.compareTo(rules.path("max").decimalValue()) > 0) {
			return Optional.of("must not be more than " + rules.path("max").asString());
		}
		return Optional.empty();
	}

	private static boolean isEmpty(Object value) {
		return value == null || (value instanceof String text && text.isBlank())
				|| (value instanceof List<?> many && many.isEmpty());
	}

	private static List<Object> options(JsonNode field) {
		return StreamSupport.stream(field.path("values").spliterator(), false)
			.map((option) -> (Object) option.path("value").asString())
			.toList();
	}

	private static String shown(JsonNode field) {
		return options(field).stream().map(Object::toString).collect(Collectors.joining(", "));
	}

}
