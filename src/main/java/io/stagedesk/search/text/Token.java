package io.stagedesk.search.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * A word of a text as it is compared, its position, and where it stands.
 */
public record Token(String text, int position, int start, int end) {

	/** From here on, scripts without spaces between words. */
	private static final int FIRST_OF_SYLLABLES = 0xe00;

	private static final Analyzer TEXTS = DeskAnalyzer.ofTexts();

	private static final Analyzer QUESTIONS = DeskAnalyzer.ofQuestions();

	/** Of a text in which something is looked for. */
	public static List<Token> ofText(String text) {
		return read(TEXTS, text);
	}

	/** Of what is looked for. */
	public static List<Token> ofQuestion(String text) {
		return read(QUESTIONS, text);
	}

	/** Whether it is a word of letters, which may be typed wrongly or not to its end. */
	public boolean isWritten() {
		return this.text.codePoints().allMatch((c) -> c < FIRST_OF_SYLLABLES);
	}

	private static List<Token> read(Analyzer analyzer, String text) {
		List<Token> tokens = new ArrayList<>();
		try (TokenStream stream = analyzer.tokenStream("text", text)) {
			CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
			OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
			PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
			stream.reset();
			int position = -1;
			while (stream.incrementToken()) {
				position += step.getPositionIncrement();
				tokens.add(new Token(term.toString(), position, offset.startOffset(), offset.endOffset()));
			}
			stream.end();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return tokens;
	}

}
