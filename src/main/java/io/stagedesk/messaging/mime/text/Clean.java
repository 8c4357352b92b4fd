package io.stagedesk.messaging.mime.text;

/**
 * Makes text that every database and every page can hold: no controls but line feed and
 * tab, no lone surrogates.
 */
public final class Clean {

	private Clean() {
	}

	/** Text of many lines; all line ends become a line feed. */
	public static String text(String raw) {
		StringBuilder clean = new StringBuilder(raw.length());
		for (int i = 0; i < raw.length(); i++) {
			char c = raw.charAt(i);
			if (c == '\r') {
				clean.append('\n');
				i += (i + 1 < raw.length() && raw.charAt(i + 1) == '\n') ? 1 : 0;
			}
			else if (isPair(raw, i)) {
				clean.append(c).append(raw.charAt(++i));
			}
			else if (Character.isSurrogate(c)) {
				clean.append('\uFFFD');
			}
			else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
				clean.append(c);
			}
		}
		return clean.toString();
	}

	/** One line without white space around it, of at most so many characters. */
	public static String line(String raw, int longest) {
		String bounded = cut(raw, longest * 4);
		StringBuilder clean = new StringBuilder(bounded.length());
		for (int i = 0; i < bounded.length(); i++) {
			char c = bounded.charAt(i);
			if (isPair(bounded, i)) {
				clean.append(c).append(bounded.charAt(++i));
			}
			else if (Character.isSurrogate(c)) {
				clean.append('\uFFFD');
			}
			else {
				clean.append(isBreak(c) ? ' ' : c);
			}
		}
		return cut(clean.toString().strip(), longest).strip();
	}

	/** The first characters, never half of one. */
	public static String cut(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
	}

	/** Whether there is a letter, a digit or a picture in it. */
	public static boolean saysSomething(String text) {
		return text.codePoints().anyMatch((c) -> Character.isLetterOrDigit(c) || c > 0x2FFF);
	}

	private static boolean isPair(String text, int i) {
		return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(i + 1));
	}

	private static boolean isBreak(char c) {
		return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
	}

}
