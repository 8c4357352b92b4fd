package io.stagedesk.messaging.mime.text;

import java.util.List;
import java.util.Locale;

/** Knows the lines above a quote that say who wrote it, in many languages. */
final class Attributions {

	static final int LONGEST = 400;

	private static final List<String> WROTE = List.of("wrote", "writes", "schrieb", "schreef", "a écrit", "écrit",
			"escribió", "escribio", "escreveu", "ha scritto", "skrev", "kirjoitti", "napisał", "napsal", "写道", "寫道",
			"写到", "작성", "씀", "님이", "كتب", "пишет", "написал", "пише", "đã viết", "menulis", "เขียน", "yazdı", "ने लिखा",
			"のメッセージ", "wrote this", "書きました", "tulis");

	private Attributions() {
	}

	/** Whether a quote may follow. */
	static boolean is(String line) {
		String plain = plain(line);
		if (plain.isEmpty() || plain.length() > LONGEST) {
			return false;
		}
		boolean wrote = WROTE.stream().anyMatch(plain::contains);
		boolean colon = plain.endsWith(":") || plain.endsWith("：");
		return (wrote && (colon || hasMark(plain))) || (colon && hasMark(plain) && hasDigits(plain));
	}

	/** Whether what follows is somebody else's, even without quote signs. */
	static boolean isCertain(String line) {
		String plain = plain(line);
		boolean colon = plain.endsWith(":") || plain.endsWith("：");
		return colon && plain.length() <= LONGEST && WROTE.stream().anyMatch(plain::contains) && hasMark(plain)
				&& hasDigits(plain);
	}

	private static String plain(String line) {
		return (line.length() > LONGEST) ? "" : line.strip().toLowerCase(Locale.ROOT);
	}

	private static boolean hasMark(String line) {
		return line.indexOf('@') > 0 || hasTime(line);
	}

	private static boolean hasTime(String line) {
		for (int i = line.indexOf(':'); i > 0; i = line.indexOf(':', i + 1)) {
			if (Character.isDigit(line.charAt(i - 1)) && i + 2 < line.length() && Character.isDigit(line.charAt(i + 1))
					&& Character.isDigit(line.charAt(i + 2))) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasDigits(String line) {
		return line.chars().filter(Character::isDigit).limit(4).count() == 4;
	}

}
