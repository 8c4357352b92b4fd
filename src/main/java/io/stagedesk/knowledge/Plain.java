package io.stagedesk.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts without what people leave out when they look for them: case, width, accents. */
public final class Plain {

	private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");

	private Plain() {
	}

	/** Sign by sign; the marks that make another letter of a kana stay. */
	public static String text(String text) {
		String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
		return Normalizer.normalize(MARKS.matcher(apart).replaceAll(""), Normalizer.Form.NFC)
			.toLowerCase(Locale.ROOT)
			.replace('đ', 'd');
	}

}
