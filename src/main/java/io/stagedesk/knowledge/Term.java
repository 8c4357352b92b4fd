package io.stagedesk.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import io.stagedesk.knowledge.Sought.Field;

/**
 * One word that is looked for. What is written without blanks is looked for by its pairs
 * of signs, each a part of the whole.
 *
 * @param part how much of a word it is
 */
record Term(String word, boolean withoutBlanks, double part) {

	private static final Pattern SCRIPT = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+");

	private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

	private static final int SLIP = 5;

	private static final int TWO_SLIPS = 9;

	static List<Term> of(String[] words) {
		List<Term> terms = new ArrayList<>();
		Arrays.stream(words).filter((word) -> !word.isEmpty()).distinct().forEach((word) -> {
			if (SCRIPT.matcher(word).find()) {
				terms.addAll(pairs(word));
			}
			else {
				terms.add(new Term(word, false, 1));
			}
		});
		return terms;
	}

	private static List<Term> pairs(String word) {
		int[] signs = word.codePoints().toArray();
		if (signs.length < 3) {
			return List.of(new Term(word, true, 1));
		}
		List<Term> pairs = new ArrayList<>();
		for (int at = 0; at + 1 < signs.length; at++) {
			pairs.add(new Term(new String(signs, at, 2), true, 0.5));
		}
		return pairs.stream().distinct().toList();
	}

	/** From 0, not at all, to 1, the very word. */
	double fit(Field field) {
		int at = field.text().indexOf(this.word);
		if (at >= 0) {
			return this.withoutBlanks ? 1 : fitAt(field.text(), at);
		}
		return (field.close() && !this.withoutBlanks && this.word.length() >= SLIP) ? slip(field.text()) : 0;
	}

	private double fitAt(String text, int first) {
		double best = 0.3;
		for (int at = first; at >= 0; at = text.indexOf(this.word, at + 1)) {
			if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
				int end = at + this.word.length();
				if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
					return 1;
				}
				best = 0.8;
			}
		}
		return best;
	}

	private double slip(String text) {
		int most = (this.word.length() >= TWO_SLIPS) ? 2 : 1;
		return BETWEEN.splitAsStream(text)
			.filter((one) -> Math.abs(one.length() - this.word.length()) <= most)
			.anyMatch((one) -> Slips.between(one, this.word) <= most) ? 0.5 : 0;
	}

}
