package io.stagedesk.search.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Traditional Chinese characters and their simplified forms. */
final class HanFolding {

	private static final char FIRST = '\u3400';

	private static final char LAST = '\u9fff';

	private static final char[] SIMPLIFIED = read();

	private HanFolding() {
	}

	static boolean isHan(char c) {
		return c >= FIRST && c <= LAST;
	}

	/** The simplified form, or the character itself. */
	static char simplified(char c) {
		return isHan(c) ? SIMPLIFIED[c - FIRST] : c;
	}

	private static char[] read() {
		char[] table = new char[LAST - FIRST + 1];
		for (int i = 0; i < table.length; i++) {
			table[i] = (char) (FIRST + i);
		}
		String pairs = text().lines().skip(1).reduce("", String::concat);
		for (int i = 0; i + 1 < pairs.length(); i += 2) {
			table[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
		}
		return table;
	}

	private static String text() {
		try (InputStream file = HanFolding.class.getResourceAsStream("/io/stagedesk/search/han.txt")) {
			return new String(Objects.requireNonNull(file, "han.txt").readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
