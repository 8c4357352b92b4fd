package io.stagedesk.workflow.act;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.stagedesk.api.CleanText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * One act and what it needs; absent texts are empty.
 *
 * @param value what this kind of act takes: a text, tags with commas between them, a
 * priority, a team, a login or {@code me}, a reason to close, the number of a ticket or
 * the id of a macro
 * @param reason why, where the act asks for it
 * @param texts what the requester reads, by language
 */
public record Step(@NotNull ActKind kind, @Size(max = 20_000) @CleanText String value,
		@Size(max = 300) @CleanText String reason,
		@Size(max = 40) Map<@Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
				message = "is not a language") String, @Size(max = 20_000) @CleanText String> texts) {

	/** Stands for whoever does it. */
	public static final String ME = "me";

	private static final String FALLBACK = "en";

	public Step {
		value = Objects.requireNonNullElse(value, "").strip();
		reason = Objects.requireNonNullElse(reason, "").strip();
		texts = given(texts);
	}

	/** An act that takes one value. */
	public static Step of(ActKind kind, String value) {
		return new Step(kind, value, "", Map.of());
	}

	private static Map<String, String> given(Map<String, String> texts) {
		Map<String, String> given = new TreeMap<>();
		Objects.requireNonNullElse(texts, Map.<String, String>of()).forEach((language, text) -> {
			if (language != null && text != null && !text.isBlank()) {
				given.put(language, text.strip());
			}
		});
		return Map.copyOf(given);
	}

	/**
	 * What is said in a language: its own text, else the text for all, else the English
	 * one, else any.
	 */
	public String text(String language) {
		String tag = Objects.requireNonNullElse(language, FALLBACK);
		return Stream.of(tag, Locale.forLanguageTag(tag).getLanguage())
			.map(this.texts::get)
			.filter(Objects::nonNull)
			.findFirst()
			.or(() -> Optional.of(this.value).filter((text) -> !text.isEmpty()))
			.or(() -> Optional.ofNullable(this.texts.get(FALLBACK)))
			.or(() -> new TreeMap<>(this.texts).values().stream().findFirst())
			.orElse("");
	}

	/** The tags that are named. */
	public List<String> words() {
		return Arrays.stream(this.value.split("[,，\\n]"))
			.map(String::strip)
			.filter((word) -> !word.isEmpty())
			.distinct()
			.toList();
	}

}
