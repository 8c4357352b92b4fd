package io.stagedesk.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words of a text a table's cell was about: what its {@code mentions},
 * {@code matches} and {@code contains} find there.
 */
record MatchedWords(List<Function<String, Stream<String>>> calls) {

	private static final int LONGEST = 200;

	private static final Pattern CALL = Pattern
		.compile("\\b(mentions|matches|contains)\\(\\s*\\??\\w*\\s*,\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

	static MatchedWords of(String cell) {
		List<Function<String, Stream<String>>> calls = new ArrayList<>();
		Matcher call = CALL.matcher(cell);
		while (call.find()) {
			calls.add(call(call.group(1), call.group(2).replace("\\\"", "\"")));
		}
		return new MatchedWords(calls);
	}

	private static Function<String, Stream<String>> call(String function, String sought) {
		if (function.equals("matches")) {
			return pattern(sought);
		}
		List<String> words = function.equals(Mentions.NAME) ? Mentions.sought(sought).toList() : List.of(sought);
		return (text) -> words.stream().filter(text::contains);
	}

	/** A broken pattern is for the table to complain of, when its row is asked. */
	private static Function<String, Stream<String>> pattern(String sought) {
		try {
			Pattern pattern = Pattern.compile(sought);
			return (text) -> pattern.matcher(text).results().map(MatchResult::group);
		}
		catch (PatternSyntaxException ex) {
			return (text) -> Stream.empty();
		}
	}

	/** The words with commas between, cut where they are many. */
	String in(String text) {
		String words = this.calls.stream()
			.flatMap((call) -> call.apply(text))
			.map(String::strip)
			.distinct()
			.limit(LONGEST)
			.collect(Collectors.joining(", "));
		return words.substring(0, Math.min(words.length(), LONGEST));
	}

}
