package io.stagedesk.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.WebUtils;

/**
 * Which of the languages that a text exists in a reader gets: the one asked for, one of
 * the same base, English, the first.
 */
public final class Tongue {

	/** Languages that pages offer to write in; others come by the API. */
	public static final List<String> OFFERED = List.of("en", "zh-CN", "ja", "ko", "es", "pt", "fr", "de", "vi", "id",
			"th", "ar", "hi", "ru", "tr");

	private static final int LONGEST = 35;

	private static final List<String> RIGHT_TO_LEFT = List.of("ar", "fa", "he", "ur");

	private Tongue() {
	}

	/** Empty only where the text exists in no language. */
	public static Optional<String> nearest(Collection<String> present, String asked) {
		List<String> sorted = present.stream()
			.sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
			.toList();
		List<Predicate<String>> wishes = List.of((one) -> one.equalsIgnoreCase(asked), (one) -> one.equals(base(asked)),
				(one) -> isNear(one, asked), (one) -> one.equals("en"), (one) -> isNear(one, "en"), (one) -> true);
		return wishes.stream().flatMap((wish) -> first(sorted, wish)).findFirst();
	}

	/** The first of the wishes that can be met, else what is nearest to the first. */
	public static Optional<String> nearest(Collection<String> present, List<String> wishes) {
		return wishes.stream()
			.filter((wish) -> present.stream().anyMatch((one) -> isNear(one, wish)))
			.findFirst()
			.or(() -> wishes.stream().findFirst())
			.flatMap((wish) -> nearest(present, wish));
	}

	/**
	 * What a reader wants: {@code ?lang=}, then what they chose before, then what their
	 * browser says; never empty.
	 */
	public static List<String> wishes(HttpServletRequest request, Locale chosen) {
		List<String> wishes = new ArrayList<>();
		Optional.ofNullable(request.getParameter("lang")).flatMap(Tongue::tag).ifPresent(wishes::add);
		if (WebUtils.getCookie(request, "language") != null) {
			wishes.add(chosen.toLanguageTag());
		}
		Collections.list(request.getLocales()).forEach((one) -> wishes.add(one.toLanguageTag()));
		return List.copyOf(wishes);
	}

	private static Stream<String> first(List<String> present, Predicate<String> wish) {
		return present.stream().filter(wish).limit(1);
	}

	/** Whether somebody who asked for one can read the other. */
	public static boolean isNear(String given, String asked) {
		return base(given).equals(base(asked));
	}

	/** The tag as it is written everywhere, empty where it is none. */
	public static Optional<String> tag(String text) {
		Locale locale = Locale.forLanguageTag(text.strip().replace('_', '-'));
		String tag = locale.toLanguageTag();
		return (locale.getLanguage().isEmpty() || tag.length() > LONGEST) ? Optional.empty() : Optional.of(tag);
	}

	public static String direction(String language) {
		return RIGHT_TO_LEFT.contains(base(language)) ? "rtl" : "ltr";
	}

	private static String base(String language) {
		return Locale.forLanguageTag(language).getLanguage();
	}

}
