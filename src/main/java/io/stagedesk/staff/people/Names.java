package io.stagedesk.staff.people;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;

/** Rules for what keys and names may look like; gathers all faults. */
public final class Names {

	private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");

	private final List<FieldError> faults = new ArrayList<>();

	public static boolean isKey(String text) {
		return KEY.matcher(text).matches();
	}

	public static boolean isLine(String text, int longest) {
		return text.length() <= longest && CleanText.Check.isClean(text)
				&& text.chars().noneMatch(Character::isISOControl);
	}

	public Names key(String field, String text) {
		return require(isKey(text), field, "must be 2 to 40 of the characters a-z, 0-9 and -, a letter first");
	}

	public Names line(String field, String text, int longest) {
		return require(!text.isBlank(), field, "is required").optionalLine(field, text, longest);
	}

	public Names optionalLine(String field, String text, int longest) {
		return require(isLine(text, longest), field, "must be one line of at most %d characters".formatted(longest));
	}

	public Names require(boolean right, String field, String fault) {
		if (!right) {
			this.faults.add(new FieldError(field, fault));
		}
		return this;
	}

	public List<FieldError> faults() {
		return List.copyOf(this.faults);
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
