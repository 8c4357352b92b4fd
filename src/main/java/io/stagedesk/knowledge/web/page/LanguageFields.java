package io.stagedesk.knowledge.web.page;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.knowledge.Tongue;
import io.stagedesk.page.FormState;

import org.springframework.context.i18n.LocaleContextHolder;

/** The part of a form that is there once for each language. */
final class LanguageFields {

	static final String PREFIX = "texts.";

	private LanguageFields() {
	}

	/** Those that are offered and those in use; open where there is something to see. */
	static List<Section> of(FormState form, Collection<String> used) {
		Locale reader = LocaleContextHolder.getLocale();
		return Stream.concat(Tongue.OFFERED.stream(), used.stream().sorted())
			.distinct()
			.map((tag) -> new Section(tag, name(tag, reader), Tongue.direction(tag), isFilled(form, tag),
					tag.equals("en") || isFilled(form, tag) || isWrong(form, tag)))
			.toList();
	}

	static String name(String tag, Locale reader) {
		return Locale.forLanguageTag(tag).getDisplayName(reader);
	}

	static String names(Collection<String> tags) {
		Locale reader = LocaleContextHolder.getLocale();
		return tags.stream().sorted().map((tag) -> name(tag, reader)).collect(Collectors.joining(", "));
	}

	/** Languages of which the form has something, and what was typed for each. */
	static <T> Map<String, T> typed(Map<String, String> typed, Function<String, T> read) {
		Map<String, T> texts = new TreeMap<>();
		typed.forEach((field, value) -> {
			if (field.startsWith(PREFIX) && !value.isBlank()) {
				String tag = tag(field);
				texts.computeIfAbsent(tag, (key) -> read.apply(PREFIX + key));
			}
		});
		return texts;
	}

	private static String tag(String field) {
		return field.substring(PREFIX.length()).split("\\.", 2)[0];
	}

	private static boolean isFilled(FormState form, String tag) {
		return form.values()
			.entrySet()
			.stream()
			.anyMatch((one) -> one.getKey().startsWith(PREFIX) && tag(one.getKey()).equals(tag)
					&& !one.getValue().isBlank());
	}

	private static boolean isWrong(FormState form, String tag) {
		return form.errors().keySet().stream().anyMatch((one) -> one.startsWith(PREFIX) && tag(one).equals(tag));
	}

	/** One language of the form. */
	record Section(String tag, String name, String direction, boolean filled, boolean open) {
	}

}
