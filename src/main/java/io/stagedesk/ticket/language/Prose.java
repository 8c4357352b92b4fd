package io.stagedesk.ticket.language;

import java.util.regex.Pattern;

/**
 * What is language in a text: no addresses, names with an at or a hash, numbers, codes,
 * pictures and signs. Codes are words with digits in them.
 */
final class Prose {

	private static final int LONGEST = 2000;

	private static final int ENOUGH = 240;

	private static final Pattern ADDRESSES = Pattern
		.compile("(?:https?://|www\\.)[\\x21-\\x7e]+|(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w.-]{1,80}|[@#][\\w.-]{1,60}");

	private static final Pattern CODES = Pattern.compile("(?<![A-Za-z_-])[A-Za-z_-]{0,40}+[0-9][A-Za-z0-9_-]{0,60}");

	private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}'’]+");

	private Prose() {
	}

	static String of(String text) {
		String beginning = text.substring(0, Math.min(text.length(), LONGEST));
		String words = NO_LETTERS.matcher(CODES.matcher(ADDRESSES.matcher(beginning).replaceAll(" ")).replaceAll(" "))
			.replaceAll(" ")
			.strip();
		return words.substring(0, Math.min(words.length(), ENOUGH));
	}

	/** One short word may be a name or a greeting of the whole world. */
	static boolean isTelling(String prose) {
		return prose.length() > 3;
	}

}
