package io.stagedesk.ticket.mention;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names after an at sign; those within an address of mail are none. */
public final class Mentioned {

	/** So many names of one note are heard. */
	static final int MOST_NAMES = 20;

	private static final Pattern NAME = Pattern
		.compile("(?<![a-zA-Z0-9@._+/-])@([a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,58}[a-zA-Z0-9])?)(?![a-zA-Z0-9@])");

	private Mentioned() {
	}

	/** The names in a text, each once, in their order. */
	static Set<String> names(String text) {
		Set<String> names = new LinkedHashSet<>();
		Matcher found = NAME.matcher(text);
		while (names.size() < MOST_NAMES && found.find()) {
			names.add(found.group(1));
		}
		return names;
	}

	/**
	 * A text in pieces, so that those names in it which mean somebody can stand out.
	 * @param words names of people and teams, without the at sign
	 */
	public static List<Part> parts(String text, Set<String> words) {
		List<Part> parts = new ArrayList<>();
		Matcher found = NAME.matcher(text);
		int end = 0;
		while (found.find()) {
			if (words.contains(found.group(1))) {
				add(parts, text.substring(end, found.start()), "");
				add(parts, found.group(), found.group(1));
				end = found.end();
			}
		}
		add(parts, text.substring(end), "");
		return List.copyOf(parts);
	}

	private static void add(List<Part> parts, String text, String word) {
		if (!text.isEmpty()) {
			parts.add(new Part(text, word));
		}
	}

	/**
	 * A piece of a text.
	 *
	 * @param word the person or team that it names, or empty
	 */
	public record Part(String text, String word) {

		public boolean isName() {
			return !this.word.isEmpty();
		}

	}

}
