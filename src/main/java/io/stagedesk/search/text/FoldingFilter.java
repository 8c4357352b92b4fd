package io.stagedesk.search.text;

import java.io.IOException;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Folds each word; what nothing is left of is none. */
final class FoldingFilter extends TokenFilter {

	private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

	FoldingFilter(TokenStream input) {
		super(input);
	}

	@Override
	public boolean incrementToken() throws IOException {
		while (this.input.incrementToken()) {
			String folded = Folding.of(this.term);
			if (!folded.isEmpty()) {
				this.term.setEmpty().append(folded);
				return true;
			}
		}
		return false;
	}

}
