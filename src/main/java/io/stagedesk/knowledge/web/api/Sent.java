package io.stagedesk.knowledge.web.api;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.stagedesk.knowledge.Tongue;

/** What a client sent, without its absences. */
final class Sent {

	private Sent() {
	}

	/** What was not said is empty. */
	static String text(String value) {
		return (value != null) ? value.strip() : "";
	}

	static String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

	/** By language as it is written everywhere; what is no language stays as sent. */
	static <S, T> Map<String, T> byLanguage(Map<String, S> sent, Function<S, T> read) {
		Map<String, T> texts = new TreeMap<>();
		if (sent != null) {
			sent.forEach((tag, value) -> texts.put(Tongue.tag(tag).orElse(tag), read.apply(value)));
		}
		return texts;
	}

}
