package io.stagedesk.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;

/** Gathers what is wrong with something that is written, to refuse it once. */
public final class Faults {

	/** The kinds of app that a text can be for; empty is for all of them. */
	public static final List<String> SCENARIOS = List.of("SHOW", "ECOMMERCE", "SOCIAL_1V1", "CONVERSATIONAL_AI");

	private final List<FieldError> faults = new ArrayList<>();

	public Faults line(String field, String text, int longest) {
		return require(!text.isBlank(), field, "is required").optionalLine(field, text, longest);
	}

	public Faults optionalLine(String field, String text, int longest) {
		boolean oneLine = text.length() <= longest && CleanText.Check.isClean(text)
				&& text.chars().noneMatch(Character::isISOControl);
		return require(oneLine, field, "must be one line of at most %d characters".formatted(longest));
	}

	public Faults text(String field, String text, int longest) {
		return require(!text.isBlank(), field, "is required")
			.require(text.length() <= longest, field, "must have at most %d characters".formatted(longest))
			.require(CleanText.Check.isClean(text), field, "must not contain U+0000 or half a character");
	}

	public Faults key(String field, String text, int longest) {
		return require(text.matches("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?") && text.length() <= longest, field,
				"must be at most %d of the characters a-z, 0-9 and -, none of them - at an end".formatted(longest));
	}

	public Faults scenario(String text) {
		return require(text.isEmpty() || SCENARIOS.contains(text), "scenario", "is not a value of this field");
	}

	/** A text needs a language, and each of them has to be one. */
	public Faults languages(String field, Set<String> tags) {
		require(!tags.isEmpty(), field, "is required");
		tags.forEach((tag) -> require(Tongue.tag(tag).filter(tag::equals).isPresent(), field + "." + tag,
				"is not a language"));
		return this;
	}

	public Faults require(boolean right, String field, String fault) {
		if (!right && this.faults.stream().noneMatch((one) -> one.field().equals(field))) {
			this.faults.add(new FieldError(field, fault));
		}
		return this;
	}

	/**
	 * @throws FieldErrorsException with all faults at once (422)
	 */
	public void refuse() {
		if (!this.faults.isEmpty()) {
			throw new FieldErrorsException(this.faults);
		}
	}

}
