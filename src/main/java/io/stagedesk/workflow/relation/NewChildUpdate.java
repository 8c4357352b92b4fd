package io.stagedesk.workflow.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;

/**
 * What all children of a ticket are to be told.
 *
 * @param texts by language; blank ones count as absent
 * @param fallback the language for those in whose own there is no text
 * @param resolves whether it is the solution, too
 */
public record NewChildUpdate(Map<String, String> texts, String fallback, boolean resolves) {

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

	private static final int LONGEST = 20_000;

	private static final int MOST = 50;

	public NewChildUpdate {
		Map<String, String> written = new TreeMap<>();
		List<FieldError> errors = new ArrayList<>();
		texts.forEach((language, text) -> {
			if (language == null || !LANGUAGE.matcher(language).matches()) {
				errors.add(new FieldError("texts", "has a key that is no language"));
			}
			else if (text != null && !text.isBlank()) {
				written.put(language, text.strip());
				if (text.length() > LONGEST || !CleanText.Check.isClean(text)) {
					errors.add(new FieldError("texts." + language, "must be clean text of at most 20000 characters"));
				}
			}
		});
		if (written.isEmpty() || written.size() > MOST) {
			errors.add(new FieldError("texts", "must be 1 to 50 texts by language"));
		}
		else if (fallback == null || !written.containsKey(fallback)) {
			errors.add(new FieldError("fallback", "must be a language that has a text"));
		}
		if (!errors.isEmpty()) {
			throw new FieldErrorsException(errors);
		}
		texts = Map.copyOf(written);
	}

	/** The language of the text that a requester gets. */
	String languageFor(String language) {
		String wish = language.toLowerCase(Locale.ROOT);
		return like(wish).or(() -> like(wish.split("-", 2)[0])).or(() -> kin(wish)).orElse(this.fallback);
	}

	private Optional<String> like(String wish) {
		return this.texts.keySet().stream().filter((one) -> one.toLowerCase(Locale.ROOT).equals(wish)).findFirst();
	}

	/** Another form of the same language. */
	private Optional<String> kin(String wish) {
		String base = wish.split("-", 2)[0];
		return this.texts.keySet()
			.stream()
			.filter((one) -> one.toLowerCase(Locale.ROOT).startsWith(base + "-"))
			.sorted()
			.findFirst();
	}

	String textFor(String language) {
		return this.texts.get(languageFor(language));
	}

}
