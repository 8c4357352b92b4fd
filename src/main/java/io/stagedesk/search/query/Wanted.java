package io.stagedesk.search.query;

import java.util.List;
import java.util.Optional;

import io.stagedesk.search.text.Token;

/**
 * What is looked for: words that all have to be found, words that must not, and facts.
 */
public record Wanted(List<Word> words, List<Fact> facts) {

	public Wanted {
		words = List.copyOf(words);
		facts = List.copyOf(facts);
	}

	public boolean isEmpty() {
		return this.words.stream().allMatch(Word::unwanted) && this.facts.isEmpty();
	}

	/** The words that have to be found. */
	public List<Word> found() {
		return this.words.stream().filter((word) -> !word.unwanted()).toList();
	}

	/** Where nothing is left to look for. */
	public Optional<Wanted> ifAny() {
		return isEmpty() ? Optional.empty() : Optional.of(this);
	}

	/**
	 * One word, or several that stand side by side.
	 *
	 * @param text as typed
	 * @param tokens how it is compared; a word has at least one
	 * @param open whether it may go on, as somebody is still typing
	 * @param unwanted whether it must not be found
	 */
	public record Word(String text, List<Token> tokens, boolean open, boolean unwanted) {

		public Word {
			tokens = List.copyOf(tokens);
		}

		Token last() {
			return this.tokens.get(this.tokens.size() - 1);
		}

		/** Whether what follows may belong to it. */
		public boolean goesOn() {
			return this.open && last().isWritten() && last().text().length() > 1;
		}

	}

	/** A fact of the ticket, as {@code tag:coins}. */
	public record Fact(Kind kind, String value, boolean unwanted) {
	}

	/** The facts that can be asked for. */
	public enum Kind {

		FROM, TAG, STATUS, TEAM, ASSIGNEE, LANG, PRIORITY, CHANNEL

	}

}
