package io.stagedesk.messaging.mime.sign;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Knows answers that say nothing but thanks, a greeting or that all is well, so that they
 * need not open a ticket again. The phrases stand in {@code bare-thanks.txt}.
 */
public final class BareThanks {

	private static final int LONGEST = 160;

	private static final int MOST_WORDS = 12;

	private static final String DIVIDERS = ",.!;:()\u00A1\u3001\u3002\uFF0C\uFF01\uFF0E\uFF1B\uFF1A\u060C\u061B\u0964~\uFF5E\u2026\n\t";

	private static final String UNHAPPY = "👎😡😠🤬😤😢😭💔😞☹🙁😒😑🙄❌🤡💩🖕";

	private static final ThanksPhrases PHRASES = ThanksPhrases.load();

	private BareThanks() {
	}

	/** Whether there is nothing in it that anybody has to answer. */
	public static boolean is(String text) {
		if (text.length() > LONGEST || text.codePoints().anyMatch(BareThanks::asks)) {
			return false;
		}
		List<String> pieces = pieces(normal(text));
		int words = pieces.stream().mapToInt((piece) -> piece.split(" ").length).sum();
		if (words > MOST_WORDS || pieces.isEmpty()) {
			return pieces.isEmpty() && hasSymbol(text);
		}
		boolean thanked = false;
		for (int i = 0; i < pieces.size(); i++) {
			String unknown = unknown(pieces.get(i));
			boolean last = i == pieces.size() - 1;
			boolean whole = unknown.equals(pieces.get(i));
			if (!unknown.isEmpty() && !(PersonNames.is(unknown, PHRASES.others()) && (!whole || (thanked && last)))) {
				return false;
			}
			thanked |= !whole;
		}
		return thanked;
	}

	private static boolean asks(int c) {
		return c == '?' || c == '\uFF1F' || c == '\u061F' || c == '\u037E' || UNHAPPY.indexOf(c) >= 0;
	}

	private static boolean hasSymbol(String text) {
		return text.codePoints().anyMatch((c) -> Character.getType(c) == Character.OTHER_SYMBOL);
	}

	private static List<String> pieces(String text) {
		StringBuilder spaced = new StringBuilder(text.length());
		text.codePoints()
			.map((c) -> isDivider(c) ? '\n' : c)
			.filter((c) -> Character.getType(c) != Character.FORMAT)
			.forEach(spaced::appendCodePoint);
		return spaced.toString().lines().map(String::strip).filter((piece) -> !piece.isEmpty()).toList();
	}

	private static boolean isDivider(int c) {
		return DIVIDERS.indexOf(c) >= 0 || Character.getType(c) == Character.OTHER_SYMBOL
				|| Character.getType(c) == Character.MODIFIER_SYMBOL
				|| Character.getType(c) == Character.DASH_PUNCTUATION || c == 0xFE0F || c == '*';
	}

	private static String unknown(String piece) {
		String rest = piece.toLowerCase(Locale.ROOT);
		String left = "";
		while (!rest.isEmpty() && !rest.equals(left)) {
			left = rest;
			String words = left;
			String phrase = PHRASES.known().stream().filter((some) -> begins(words, some)).findFirst().orElse("");
			rest = left.substring(phrase.length()).strip();
		}
		return rest.isEmpty() ? "" : lastWords(piece, rest);
	}

	private static String lastWords(String piece, String lower) {
		return (piece.length() < lower.length()) ? piece : piece.substring(piece.length() - lower.length());
	}

	private static boolean begins(String text, String phrase) {
		int first = phrase.codePointAt(0);
		boolean spaced = first < 0x0E00 || (first >= 0x1E00 && first < 0x2000);
		return text.startsWith(phrase)
				&& (!spaced || text.length() == phrase.length() || text.charAt(phrase.length()) == ' ');
	}

	private static String normal(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2019', '\'');
	}

}
