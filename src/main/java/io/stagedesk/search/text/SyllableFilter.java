package io.stagedesk.search.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Thai, Lao, Khmer and Burmese have no spaces between words: a run of them becomes pairs
 * of letters with their signs, as Chinese does.
 */
final class SyllableFilter extends TokenFilter {

	private static final String RUN = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

	private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

	private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

	private final TypeAttribute type = addAttribute(TypeAttribute.class);

	private final boolean singles;

	private List<Piece> pieces = List.of();

	private int next;

	SyllableFilter(TokenStream input, boolean singles) {
		super(input);
		this.singles = singles;
	}

	@Override
	public boolean incrementToken() throws IOException {
		if (this.next == this.pieces.size()) {
			if (!this.input.incrementToken()) {
				return false;
			}
			if (!this.type.type().equals(RUN)) {
				return true;
			}
			this.pieces = pieces(this.term.toString(), this.offset.startOffset());
			this.next = 0;
		}
		Piece piece = this.pieces.get(this.next++);
		clearAttributes();
		this.term.append(piece.text());
		this.offset.setOffset(piece.start(), piece.end());
		this.position.setPositionIncrement(piece.step());
		this.type.setType(RUN);
		return true;
	}

	@Override
	public void reset() throws IOException {
		super.reset();
		this.pieces = List.of();
		this.next = 0;
	}

	private List<Piece> pieces(String run, int start) {
		List<String> letters = letters(run);
		List<Piece> found = new ArrayList<>();
		int place = start;
		for (int i = 0; i < letters.size(); i++) {
			String one = letters.get(i);
			boolean alone = this.singles || letters.size() == 1;
			if (alone) {
				found.add(new Piece(one, place, place + one.length(), 1));
			}
			if (i + 1 < letters.size()) {
				String pair = one + letters.get(i + 1);
				found.add(new Piece(pair, place, place + pair.length(), alone ? 0 : 1));
			}
			place += one.length();
		}
		return found;
	}

	private static List<String> letters(String run) {
		List<String> letters = new ArrayList<>();
		int begin = 0;
		for (int i = 1; i <= run.length(); i++) {
			if (i == run.length() || !isSign(run.charAt(i))) {
				letters.add(run.substring(begin, i));
				begin = i;
			}
		}
		return letters;
	}

	private static boolean isSign(char c) {
		int kind = Character.getType(c);
		return kind == Character.NON_SPACING_MARK || kind == Character.COMBINING_SPACING_MARK;
	}

	private record Piece(String text, int start, int end, int step) {
	}

}
