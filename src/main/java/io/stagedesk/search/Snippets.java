package io.stagedesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.stagedesk.search.Marked.Mark;
import io.stagedesk.search.query.Wanted;
import io.stagedesk.search.text.Highlights;
import io.stagedesk.search.text.Highlights.Place;
import io.stagedesk.search.text.Highlights.Sought;

/** Marks found words, and cuts the best place out of a long text. */
final class Snippets {

	private static final int LONGEST = 160;

	private static final int BEFORE = 40;

	private static final Pattern SPACE = Pattern.compile("\\s+");

	/** Of so many places the best is among them. */
	private static final int MOST = 200;

	private final Highlights highlights;

	Snippets(Wanted wanted, boolean loose) {
		this.highlights = new Highlights(
				wanted.found().stream().map((word) -> new Sought(word.tokens(), word.goesOn(), loose)).toList());
	}

	/** The whole text. */
	Marked mark(String text) {
		return new Marked(text, marks(this.highlights.in(text), 0, text.length(), 0));
	}

	/** The best place of a text, where words stand in it. */
	Optional<Cut> cut(String text) {
		String line = SPACE.matcher(text).replaceAll(" ").strip();
		List<Place> places = this.highlights.in(line).stream().limit(MOST).toList();
		if (places.isEmpty()) {
			return Optional.empty();
		}
		int from = 0;
		int most = 0;
		for (Place place : places) {
			int begin = place.from();
			int count = words(places, begin, begin + LONGEST - BEFORE);
			if (count > most) {
				most = count;
				from = begin;
			}
		}
		int begin = beginning(line, Math.max(0, from - BEFORE));
		int end = ending(line, Math.min(line.length(), begin + LONGEST));
		String head = (begin > 0) ? "…" : "";
		String tail = (end < line.length()) ? "…" : "";
		Marked marked = new Marked(head + line.substring(begin, end) + tail,
				marks(places, begin, end, head.length() - begin));
		return Optional.of(new Cut(marked, words(places, 0, line.length())));
	}

	private static int words(List<Place> places, int from, int to) {
		return (int) places.stream()
			.filter((place) -> place.from() >= from && place.to() <= to)
			.mapToInt(Place::word)
			.distinct()
			.count();
	}

	private static int beginning(String line, int from) {
		int space = (from > 0) ? line.indexOf(' ', from) : -1;
		int begin = (space >= 0 && space - from < 16) ? space + 1 : from;
		return (begin > 0 && begin < line.length() && Character.isLowSurrogate(line.charAt(begin))) ? begin - 1 : begin;
	}

	private static int ending(String line, int to) {
		return (to > 0 && to < line.length() && Character.isHighSurrogate(line.charAt(to - 1))) ? to - 1 : to;
	}

	private static List<Mark> marks(List<Place> places, int from, int to, int shift) {
		List<Mark> marks = new ArrayList<>();
		for (Place place : places) {
			int begin = Math.max(place.from(), from) + shift;
			int end = Math.min(place.to(), to) + shift;
			if (end <= begin) {
				continue;
			}
			Mark last = marks.isEmpty() ? new Mark(-1, -1) : marks.get(marks.size() - 1);
			if (begin <= last.to()) {
				marks.set(marks.size() - 1, new Mark(last.from(), Math.max(last.to(), end)));
			}
			else {
				marks.add(new Mark(begin, end));
			}
		}
		return marks;
	}

	/**
	 * A place in a text.
	 *
	 * @param words how many of the looked-for words stand in the text
	 */
	record Cut(Marked text, int words) {
	}

}
