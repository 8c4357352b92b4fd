package io.stagedesk.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in which found words are marked.
 *
 * @param marks where, in their order and apart from each other
 */
public record Marked(String text, List<Mark> marks) {

	public Marked {
		marks = List.copyOf(marks);
	}

	static Marked plain(String text) {
		return new Marked(text, List.of());
	}

	/** The text in pieces, as a page shows it. */
	public List<Piece> pieces() {
		List<Piece> pieces = new ArrayList<>();
		int place = 0;
		for (Mark mark : this.marks) {
			add(pieces, place, mark.from(), false);
			add(pieces, mark.from(), mark.to(), true);
			place = mark.to();
		}
		add(pieces, place, this.text.length(), false);
		return pieces;
	}

	private void add(List<Piece> pieces, int from, int to, boolean marked) {
		if (to > from) {
			pieces.add(new Piece(this.text.substring(from, to), marked));
		}
	}

	/** From the character {@code from} to before {@code to}, counted in UTF-16 units. */
	public record Mark(int from, int to) {
	}

	/** A part of the text that is wholly marked or not at all. */
	public record Piece(String text, boolean marked) {
	}

}
