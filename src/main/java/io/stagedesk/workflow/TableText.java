package io.stagedesk.workflow;

import java.text.Normalizer;
import java.util.Locale;

/** What people write, as decision tables read it. */
public final class TableText {

	private TableText() {
	}

	/**
	 * Lower case, letters and digits only, one blank between and around words, as the
	 * table's words are written; full-width, half-width and composed letters as one.
	 */
	public static String words(String text) {
		return " " + Normalizer.normalize(text, Normalizer.Form.NFKC)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
			.strip() + " ";
	}

}
