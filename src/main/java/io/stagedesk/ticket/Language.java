package io.stagedesk.ticket;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.requester.Requester;

/**
 * The language of a request: as given, else the requester's own, else what the script of
 * its text tells, else English.
 */
final class Language {

	private static final Map<UnicodeScript, String> BY_SCRIPT = Map.of(UnicodeScript.HIRAGANA, "ja",
			UnicodeScript.KATAKANA, "ja", UnicodeScript.HANGUL, "ko", UnicodeScript.ARABIC, "ar", UnicodeScript.THAI,
			"th", UnicodeScript.CYRILLIC, "ru", UnicodeScript.DEVANAGARI, "hi", UnicodeScript.HEBREW, "he",
			UnicodeScript.GREEK, "el");

	private Language() {
	}

	static String of(NewTicket request, Requester requester) {
		return Optional.ofNullable(request.language())
			.or(() -> Optional.ofNullable(requester.language()))
			.orElseGet(() -> byScript(request.subject() + " " + request.body()));
	}

	/** Kana decides for Japanese before Han decides for Chinese. */
	private static String byScript(String text) {
		boolean han = false;
		for (int index = 0; index < Math.min(text.length(), 2000);) {
			int character = text.codePointAt(index);
			UnicodeScript script = UnicodeScript.of(character);
			if (BY_SCRIPT.containsKey(script)) {
				return BY_SCRIPT.get(script);
			}
			han |= script == UnicodeScript.HAN;
			index += Character.charCount(character);
		}
		return han ? "zh" : "en";
	}

}
