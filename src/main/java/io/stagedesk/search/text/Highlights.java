package io.stagedesk.search.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds in a text the places where looked-for words stand. */
public final class Highlights {

	private final List<Sought> sought;

	public Highlights(List<Sought> sought) {
		this.sought = List.copyOf(sought);
	}

	/** All places, each with the word that stands there. */
	public List<Place> in(String text) {
		Map<Integer, List<Token>> tokens = new HashMap<>();
		List<Token> all = Token.ofText(text);
		all.forEach((token) -> tokens.computeIfAbsent(token.position(), (position) -> new ArrayList<>()).add(token));
		List<Place> places = new ArrayList<>();
		for (int word = 0; word < this.sought.size(); word++) {
			for (int position : tokens.keySet()) {
				add(places, tokens, position, word);
			}
		}
		places.sort(Comparator.comparingInt(Place::from).thenComparing(Place::to, Comparator.reverseOrder()));
		return places;
	}

	private void add(List<Place> places, Map<Integer, List<Token>> tokens, int position, int word) {
		Sought sought = this.sought.get(word);
		int from = Integer.MAX_VALUE;
		int to = 0;
		int first = sought.tokens().get(0).position();
		for (int i = 0; i < sought.tokens().size(); i++) {
			Token wanted = sought.tokens().get(i);
			boolean goesOn = sought.goesOn() && i == sought.tokens().size() - 1;
			Token found = match(tokens.getOrDefault(position + wanted.position() - first, List.of()), wanted, goesOn,
					sought.loose());
			if (found == null) {
				return;
			}
			from = Math.min(from, found.start());
			to = Math.max(to, found.end());
		}
		places.add(new Place(from, to, word));
	}

	private static Token match(List<Token> here, Token wanted, boolean goesOn, boolean loose) {
		for (Token token : here) {
			boolean same = token.text().equals(wanted.text()) || (goesOn && token.text().startsWith(wanted.text()));
			if (same || (loose && isNear(token.text(), wanted.text()))) {
				return token;
			}
		}
		return null;
	}

	/** One letter other, more or fewer; or the beginning of a longer word. */
	private static boolean isNear(String one, String other) {
		if (other.length() >= 4 && one.startsWith(other)) {
			return true;
		}
		if (other.length() < 5 || Math.abs(one.length() - other.length()) > 1) {
			return false;
		}
		int begin = 0;
		while (begin < Math.min(one.length(), other.length()) && one.charAt(begin) == other.charAt(begin)) {
			begin++;
		}
		int end = 0;
		while (end < Math.min(one.length(), other.length()) - begin
				&& one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
			end++;
		}
		int left = Math.max(one.length(), other.length()) - begin - end;
		return left <= 1 || (left == 2 && one.length() == other.length() && one.charAt(begin) == other.charAt(begin + 1)
				&& one.charAt(begin + 1) == other.charAt(begin));
	}

	/**
	 * A word, or several that stand side by side.
	 *
	 * @param goesOn whether the last one may be a beginning
	 * @param loose whether nearly the same is enough
	 */
	public record Sought(List<Token> tokens, boolean goesOn, boolean loose) {

		public Sought {
			tokens = List.copyOf(tokens);
		}

	}

	/**
	 * Where a word stands.
	 *
	 * @param word its place among the looked-for ones
	 */
	public record Place(int from, int to, int word) {
	}

}
