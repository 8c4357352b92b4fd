package io.stagedesk.workflow;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;

/**
 * {@code mentions(text, "word, a phrase, begin*")} in tables: whether a text in
 * {@link TableText} has one of the words, without any art of patterns. A word is a whole
 * one, or the beginning of one before a star; in scripts without blanks it counts
 * wherever it stands.
 */
final class Mentions implements FeelCustomFunctionProvider {

	static final String NAME = "mentions";

	private static final int MOST = 10_000;

	private static final Pattern COMMA = Pattern.compile("[,，、;；\\n]");

	private static final Pattern WITHOUT_BLANKS = Pattern
		.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsArabic}\\p{IsThai}]");

	private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

	private final CustomFunction function = CustomFunction.create()
		.setParams("text", "words")
		.setFunction((given) -> isIn(given.get(0), given.get(1)))
		.build();

	@Override
	public Optional<CustomFunction> resolveFunction(String name) {
		return name.equals(NAME) ? Optional.of(this.function) : Optional.empty();
	}

	@Override
	public Collection<String> getFunctionNames() {
		return List.of(NAME);
	}

	private Object isIn(Object text, Object words) {
		if (!(text instanceof String given) || !(words instanceof String list)) {
			return null;
		}
		if (this.lists.size() > MOST) {
			this.lists.clear();
		}
		return this.lists.computeIfAbsent(list, (key) -> sought(key).toList()).stream().anyMatch(given::contains);
	}

	/** What is looked for in a text, blanks included. */
	static Stream<String> sought(String list) {
		return Arrays.stream(COMMA.split(list)).map(Mentions::asWritten).filter((word) -> !word.isBlank());
	}

	private static String asWritten(String word) {
		String plain = TableText.words(word);
		if (WITHOUT_BLANKS.matcher(plain).find()) {
			return plain.strip();
		}
		return word.strip().endsWith("*") ? plain.stripTrailing() : plain;
	}

}
