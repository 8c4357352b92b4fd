package io.stagedesk.workflow.web.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.OneLine;
import io.stagedesk.ticket.relation.RelationKind;
import io.stagedesk.workflow.relation.NewChildUpdate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the forms send by which tickets belong together, and what is written on them. */
final class RelationForms {

	private static final String REQUIRED = "{validation.required}";

	private static final String CHOICE = "{validation.choice}";

	private static final String SIZE = "{validation.size}";

	private static final String CLEAN = "{validation.clean}";

	private RelationForms() {
	}

	record Link(@NotBlank(message = CHOICE) String kind,
			@NotBlank(message = REQUIRED) @Size(max = 30, message = SIZE) @CleanText(message = CLEAN) String other) {

		RelationKind relation() {
			return Stream.of(RelationKind.values())
				.filter((one) -> one.name().equals(this.kind))
				.findFirst()
				.orElseThrow(() -> new FieldErrorsException("kind", "is required"));
		}

	}

	record Split(
			@NotBlank(message = REQUIRED) @Size(max = 300, message = SIZE) @OneLine(message = CLEAN) String subject,
			List<String> messages) {

		List<Long> ids() {
			if (this.messages == null) {
				return List.of();
			}
			return this.messages.stream()
				.filter((id) -> id.matches("[0-9]{1,18}"))
				.map(Long::valueOf)
				.distinct()
				.toList();
		}

	}

	/** All tags of a ticket in one line, with commas between them. */
	static List<String> tags(Map<String, String> typed) {
		return Stream.of(typed.getOrDefault("tags", "").split("[,，\n]"))
			.map(String::strip)
			.filter((one) -> !one.isEmpty())
			.toList();
	}

	/** Values of the fields {@code fields.<id>}. */
	static Map<String, Object> fields(Map<String, String> typed) {
		return named(typed, "fields.");
	}

	/** Texts of the fields {@code texts.<language>}. */
	static NewChildUpdate update(Map<String, String> typed) {
		Map<String, String> texts = named(typed, "texts.").entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (one) -> one.getValue().toString()));
		return new NewChildUpdate(texts, typed.getOrDefault("fallback", ""), typed.containsKey("resolves"));
	}

	private static Map<String, Object> named(Map<String, String> typed, String prefix) {
		return typed.entrySet()
			.stream()
			.filter((one) -> one.getKey().startsWith(prefix))
			.collect(Collectors.toMap((one) -> one.getKey().substring(prefix.length()), Map.Entry::getValue));
	}

}
