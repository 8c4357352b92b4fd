package io.stagedesk.knowledge.canned;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a canned reply, as <code>{{requester.name}}</code>. What nobody can fill
 * stays a gap that is seen, as {@code [requester.name?]}; what is filled in is not looked
 * through again.
 */
public final class Placeholders {

	/** What a gap looks like in a text. */
	public static final Pattern GAP = Pattern.compile("\\[[A-Za-z][A-Za-z0-9_.-]{0,79}\\?]");

	private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_.-]{0,79})\\s*}}");

	private Placeholders() {
	}

	public static Filled fill(String text, Function<String, Optional<String>> values) {
		List<String> gaps = new ArrayList<>();
		String filled = PLACE.matcher(text).replaceAll((place) -> {
			String name = place.group(1);
			Optional<String> value = values.apply(name).filter((one) -> !one.isBlank());
			if (value.isEmpty()) {
				gaps.add(name);
			}
			return Matcher.quoteReplacement(value.orElse("[" + name + "?]"));
		});
		return new Filled(filled, gaps.stream().distinct().toList());
	}

	/**
	 * A text with its places filled.
	 *
	 * @param gaps names of the places that nobody could fill
	 */
	public record Filled(String text, List<String> gaps) {

		public Filled {
			gaps = List.copyOf(gaps);
		}

	}

}
