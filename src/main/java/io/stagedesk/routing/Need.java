package io.stagedesk.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.stagedesk.routing.choice.Question;
import io.stagedesk.routing.choice.Strategy;

/**
 * What decides whether anybody can have a waiting ticket, so that tickets that need the
 * same are looked at once.
 *
 * @param language that is needed until the ticket is relaxed, or empty
 * @param asks whether it is offered first
 */
record Need(String language, String channel, boolean asks, Map<String, Integer> required) {

	private static final int LONGEST = 400;

	static Need of(Question question, boolean asks) {
		return new Need(question.strategies().contains(Strategy.LANGUAGE) ? question.language() : "",
				question.channel(), asks, new TreeMap<>(question.required()));
	}

	static Need read(String text) {
		String[] parts = text.split("\\|", 4);
		Map<String, Integer> required = new TreeMap<>();
		for (String pair : parts[3].split(",")) {
			int colon = pair.indexOf(':');
			if (colon > 0) {
				required.put(pair.substring(0, colon), Integer.valueOf(pair.substring(colon + 1)));
			}
		}
		return new Need(parts[0], parts[1], parts[2].equals("A"), required);
	}

	/**
	 * The whole text, or so much of it as fits: then fewer skills are looked at first.
	 */
	String text() {
		String begin = "%s|%s|%s|".formatted(this.language, this.channel, this.asks ? "A" : "");
		String skills = this.required.entrySet()
			.stream()
			.map((one) -> one.getKey() + ":" + one.getValue())
			.collect(Collectors.joining(","));
		String all = begin + skills;
		return (all.length() <= LONGEST) ? all : all.substring(0, all.lastIndexOf(',', LONGEST));
	}

	Question question(boolean relaxed, Set<String> askedBefore, Instant now) {
		return new Question("", this.language, this.channel, "",
				this.language.isEmpty() ? List.of() : List.of(Strategy.LANGUAGE), this.required, Map.of(), now, now,
				relaxed ? 0 : Question.NEVER, "", askedBefore);
	}

}
