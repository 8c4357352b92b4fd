package io.stagedesk.ticket.mask;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides in free text what leads past the desk: addresses, telephone and card numbers, and
 * the values that are hidden where they stand alone.
 *
 * @param secrets values that are hidden elsewhere on the ticket, with their own masks
 */
public record TextMask(Mask emails, Mask phones, Mask cards, List<Secret> secrets) {

	private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}[@＠][\\p{L}\\p{N}.-]{1,253}");

	private static final Pattern NUMBER = Pattern
		.compile("(?<!\\p{Nd})\\+?\\(?\\p{Nd}[\\p{Nd} \\t.()/\\u00a0-]{5,30}\\p{Nd}");

	private static final int CARD = 13;

	private static final int PHONE = 7;

	private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

	public TextMask {
		secrets = secrets.stream()
			.filter((one) -> one.mask() != Mask.NONE && one.text().strip().length() >= Secret.SHORTEST)
			.sorted(Comparator.comparingInt((Secret one) -> one.text().length()).reversed())
			.toList();
	}

	/** The text without what is hidden; an instant that our code wrote stays. */
	public String of(String text) {
		if (text == null || text.isEmpty() || MOMENT.matcher(text).matches()) {
			return text;
		}
		String masked = text;
		for (Secret secret : this.secrets) {
			masked = secret.pattern()
				.matcher(masked)
				.replaceAll(Matcher.quoteReplacement(secret.mask().of(secret.text())));
		}
		masked = replace(EMAIL, masked, this.emails::of);
		return replace(NUMBER, masked, this::number);
	}

	private String number(String found) {
		long digits = found.codePoints().filter(Character::isDigit).count();
		if (digits >= CARD) {
			return this.cards.of(found);
		}
		return (digits >= PHONE) ? this.phones.of(found) : found;
	}

	private static String replace(Pattern pattern, String text, UnaryOperator<String> mask) {
		return pattern.matcher(text)
			.replaceAll((MatchResult found) -> Matcher.quoteReplacement(mask.apply(found.group())));
	}

	/** A value that must not be read anywhere on the ticket. */
	public record Secret(String text, Mask mask) {

		private static final int SHORTEST = 2;

		private static final String LETTER = "\\p{L}\\p{N}";

		/** Whole words only, where it is short. */
		private Pattern pattern() {
			String quoted = Pattern.quote(this.text.strip());
			boolean ascii = this.text.chars().allMatch((one) -> one < 0x2000);
			return Pattern.compile(ascii ? "(?<![%1$s])%2$s(?![%1$s])".formatted(LETTER, quoted) : quoted,
					Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
		}

	}

}
