package io.stagedesk.search.text;

import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * One analysis for all languages, as a ticket's text may have several: words where there
 * are spaces, pairs of characters where there are none (ADR 23 says why).
 */
public final class DeskAnalyzer extends Analyzer {

	private static final int SCRIPTS = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA
			| CJKBigramFilter.HANGUL;

	/** What French, Italian and Catalan write onto the next word. */
	private static final CharArraySet ARTICLES = new CharArraySet(List.of("c", "d", "j", "l", "m", "n", "s", "t", "qu",
			"jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dall", "dell", "nell", "sull"), true);

	private final boolean singles;

	private DeskAnalyzer(boolean singles) {
		this.singles = singles;
	}

	/** For texts that are found: every character alone, too. */
	public static DeskAnalyzer ofTexts() {
		return new DeskAnalyzer(true);
	}

	/** For what is asked: a character alone only where it stands alone. */
	public static DeskAnalyzer ofQuestions() {
		return new DeskAnalyzer(false);
	}

	/** Nothing stands side by side over the end of a text. */
	@Override
	public int getPositionIncrementGap(String field) {
		return 100;
	}

	@Override
	protected TokenStreamComponents createComponents(String field) {
		StandardTokenizer words = new StandardTokenizer();
		TokenStream stream = new SyllableFilter(words, this.singles);
		stream = new EnglishPossessiveFilter(new ElisionFilter(stream, ARTICLES));
		stream = new FoldingFilter(stream);
		stream = new CJKBigramFilter(stream, SCRIPTS, this.singles);
		stream = new PersianNormalizationFilter(new ArabicNormalizationFilter(stream));
		stream = new ASCIIFoldingFilter(new EnglishMinimalStemFilter(new ArabicStemFilter(stream)));
		return new TokenStreamComponents(words, stream);
	}

}
