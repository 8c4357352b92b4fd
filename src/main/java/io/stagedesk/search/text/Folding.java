package io.stagedesk.search.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Makes one of what people write differently: width, case, accents, vowel signs of Arabic
 * and Hebrew, traditional and simplified Chinese, a katakana word with and without its
 * last long vowel.
 */
public final class Folding {

	private static final char LONG_VOWEL = '\u30fc';

	/** Below it words are built of letters and marks; above, of characters. */
	private static final char FIRST_OF_CHARACTERS = '\u2e80';

	private Folding() {
	}

	/** The form under which a word is kept and asked for. */
	public static String of(CharSequence word) {
		String text = word.toString();
		if (isPlain(text)) {
			return text.toLowerCase(Locale.ROOT);
		}
		String folded = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
		if (folded.chars().anyMatch((c) -> c < FIRST_OF_CHARACTERS)) {
			folded = withoutMarks(folded);
		}
		return withoutLastVowel(simplified(folded));
	}

	private static boolean isPlain(String text) {
		return text.chars().allMatch((c) -> c < 0x80);
	}

	private static String withoutMarks(String text) {
		StringBuilder kept = new StringBuilder(text.length());
		Normalizer.normalize(text, Form.NFD).codePoints().filter((c) -> !isDropped(c)).forEach(kept::appendCodePoint);
		return Normalizer.normalize(kept, Form.NFC);
	}

	private static boolean isDropped(int c) {
		return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5c7) || (c >= 0x64b && c <= 0x65f) || c == 0x640
				|| c == 0x670 || c == 0xad || c == 0x200c || c == 0x200d;
	}

	private static String simplified(String text) {
		char[] characters = text.toCharArray();
		for (int i = 0; i < characters.length; i++) {
			characters[i] = HanFolding.simplified(characters[i]);
		}
		return new String(characters);
	}

	private static String withoutLastVowel(String text) {
		int last = text.length() - 1;
		return (last >= 3 && text.charAt(last) == LONG_VOWEL) ? text.substring(0, last) : text;
	}

}
