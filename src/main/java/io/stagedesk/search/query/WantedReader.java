package io.stagedesk.search.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.search.query.Wanted.Fact;
import io.stagedesk.search.query.Wanted.Kind;
import io.stagedesk.search.query.Wanted.Word;
import io.stagedesk.search.text.Token;

/**
 * Reads what was typed: words, {@code "side by side"}, {@code -not}, {@code tag:coins}.
 * Nothing is refused; what cannot be read as a fact is words.
 */
public final class WantedReader {

	/** More words make the answer slower, not better. */
	private static final int MOST = 12;

	private static final Pattern PART = Pattern.compile(
			"(?<not>-)?(?:(?<name>\\p{Alpha}{2,10})[:：](?=\\S))?(?:[\"“”](?<phrase>[^\"“”]*)[\"“”]?|(?<word>\\S+))");

	private WantedReader() {
	}

	public static Wanted read(String typed) {
		List<Word> words = new ArrayList<>();
		List<Fact> facts = new ArrayList<>();
		Matcher part = PART.matcher(typed.strip());
		boolean typing = !typed.isEmpty() && !Character.isWhitespace(typed.charAt(typed.length() - 1));
		while (part.find() && words.size() + facts.size() < MOST) {
			Optional<Kind> kind = kind(part.group("name"));
			boolean unwanted = part.group("not") != null;
			String value = (part.group("phrase") != null) ? part.group("phrase") : part.group("word");
			if (kind.isPresent()) {
				facts.add(new Fact(kind.get(), value.strip(), unwanted));
				continue;
			}
			boolean open = typing && part.hitEnd() && part.group("phrase") == null;
			String text = (part.group("name") != null) ? part.group("name") + ":" + value : value;
			List<Token> tokens = Token.ofQuestion(text);
			if (!tokens.isEmpty()) {
				words.add(new Word(text, tokens, open && !unwanted, unwanted));
			}
		}
		return new Wanted(words, facts);
	}

	private static Optional<Kind> kind(String name) {
		return (name == null) ? Optional.empty()
				: Arrays.stream(Kind.values())
					.filter((kind) -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
					.findFirst();
	}

}
