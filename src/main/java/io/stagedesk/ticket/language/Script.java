package io.stagedesk.ticket.language;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A script other than the Latin one, which one language of the desk is written in. A sign
 * of such a script says more than a letter, so a foreign product name does not outweigh a
 * sentence; Chinese and Japanese share their signs and differ in kana and in forms.
 */
enum Script {

	EAST_ASIAN("zh", 4, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),

	HANGUL("ko", 4, UnicodeScript.HANGUL), THAI("th", 2, UnicodeScript.THAI), ARABIC("ar", 2, UnicodeScript.ARABIC),

	CYRILLIC("ru", 2, UnicodeScript.CYRILLIC), DEVANAGARI("hi", 2, UnicodeScript.DEVANAGARI),

	HEBREW("he", 2, UnicodeScript.HEBREW), GREEK("el", 2, UnicodeScript.GREEK);

	private static final Map<UnicodeScript, Script> BY_SIGN = new EnumMap<>(UnicodeScript.class);

	private static final Charset JAPANESE = charset("Shift_JIS");

	private static final Charset SIMPLIFIED = charset("GB2312");

	private static final Charset TRADITIONAL = charset("Big5");

	/** Words of Japanese without kana and without a form of its own. */
	private static final Pattern JAPANESE_WORDS = Pattern.compile("返金|不具合|至急|配信|返信|未着");

	static {
		for (Script script : values()) {
			for (UnicodeScript sign : script.signs) {
				BY_SIGN.put(sign, script);
			}
		}
	}

	private final String language;

	private final int weight;

	private final UnicodeScript[] signs;

	Script(String language, int weight, UnicodeScript... signs) {
		this.language = language;
		this.weight = weight;
		this.signs = signs;
	}

	/**
	 * The script that outweighs all others; empty for the Latin one and for no letters.
	 */
	static Optional<Script> of(String prose) {
		Map<Script, Integer> weights = new EnumMap<>(Script.class);
		prose.codePoints()
			.mapToObj(UnicodeScript::of)
			.filter(BY_SIGN::containsKey)
			.map(BY_SIGN::get)
			.forEach((script) -> weights.merge(script, script.weight, Integer::sum));
		long latin = prose.codePoints().filter((sign) -> UnicodeScript.of(sign) == UnicodeScript.LATIN).count();
		return weights.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > latin)
			.max(Map.Entry.comparingByValue())
			.map(Map.Entry::getKey);
	}

	String language(String prose) {
		return (this == EAST_ASIAN && isJapanese(prose)) ? "ja" : this.language;
	}

	/** A Java without this charset takes no form for Japanese, only kana. */
	private static Charset charset(String name) {
		return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
	}

	private static boolean isJapanese(String prose) {
		var japanese = JAPANESE.newEncoder();
		var simplified = SIMPLIFIED.newEncoder();
		var traditional = TRADITIONAL.newEncoder();
		int balance = JAPANESE_WORDS.matcher(prose).find() ? 1 : 0;
		for (char sign : prose.toCharArray()) {
			UnicodeScript script = UnicodeScript.of(sign);
			if (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA) {
				balance++;
			}
			else if (script == UnicodeScript.HAN && !japanese.canEncode(sign)) {
				balance--;
			}
			else if (script == UnicodeScript.HAN && !simplified.canEncode(sign) && !traditional.canEncode(sign)) {
				balance++;
			}
		}
		return balance > 0;
	}

}
