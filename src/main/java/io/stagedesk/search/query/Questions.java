package io.stagedesk.search.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.search.index.Fields;
import io.stagedesk.search.query.Wanted.Word;
import io.stagedesk.search.text.Folding;
import io.stagedesk.search.text.Token;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Turns words into what the index is asked, strictly or as if typed in a hurry. */
public final class Questions {

	private static final float TIE = 0.1f;

	private static final int MOST_ENDINGS = 64;

	private static final int LONG_ENOUGH_TO_GO_ON = 4;

	private static final int LONG_ENOUGH_FOR_A_SLIP = 5;

	private static final int SHORTEST_ID = 3;

	private final IndexReader index;

	private final Map<String, Float> fields;

	/**
	 * @param fields where words are looked for, and what a find there counts
	 */
	public Questions(IndexReader index, Map<String, Float> fields) {
		this.index = index;
		this.fields = new LinkedHashMap<>(fields);
	}

	/** All the wanted words. */
	public void addTo(BooleanQuery.Builder all, Wanted wanted) {
		wanted.words().forEach((word) -> all.add(strict(word), word.unwanted() ? Occur.MUST_NOT : Occur.MUST));
	}

	/**
	 * The same words with one letter wrong, not to their ends, or kanji written with and
	 * without the kana between them; of three or more words one may be missing.
	 */
	public void addLooseTo(BooleanQuery.Builder all, Wanted wanted) {
		BooleanQuery.Builder words = new BooleanQuery.Builder();
		List<Word> found = wanted.found();
		found.forEach((word) -> words.add(loose(word), Occur.SHOULD));
		words.setMinimumNumberShouldMatch((found.size() < 3) ? found.size() : found.size() - 1);
		all.add(words.build(), Occur.MUST);
		wanted.words().stream().filter(Word::unwanted).forEach((word) -> all.add(strict(word), Occur.MUST_NOT));
	}

	private Query strict(Word word) {
		List<Query> ways = new ArrayList<>();
		this.fields.forEach((field, weight) -> ways.add(new BoostQuery(inside(field, word), weight)));
		addExact(ways, word);
		return new DisjunctionMaxQuery(ways, TIE);
	}

	private Query loose(Word word) {
		List<Query> ways = new ArrayList<>();
		this.fields.forEach((field, weight) -> {
			ways.add(new BoostQuery(inside(field, word), weight * 2));
			slips(field, word).forEach((query) -> ways.add(new BoostQuery(query, weight / 2)));
		});
		addExact(ways, word);
		return new DisjunctionMaxQuery(ways, TIE);
	}

	/** The word as one id. */
	private void addExact(List<Query> ways, Word word) {
		String id = Folding.of(word.text());
		Term term = new Term(Fields.EXACT, id);
		ways.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), 40));
		if (word.open() && id.length() >= SHORTEST_ID) {
			ways.add(new BoostQuery(new PrefixQuery(term), 6));
		}
	}

	private Query inside(String field, Word word) {
		Token last = word.last();
		if (word.tokens().size() > 1) {
			return word.goesOn() ? goingOn(field, word) : sideBySide(field, word.tokens(), 0);
		}
		Term term = new Term(field, last.text());
		if (!word.goesOn()) {
			return new TermQuery(term);
		}
		return new DisjunctionMaxQuery(List.of(new TermQuery(term), new ConstantScoreQuery(new PrefixQuery(term))),
				TIE);
	}

	private static Query sideBySide(String field, List<Token> tokens, int slop) {
		PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
		int first = tokens.get(0).position();
		tokens.forEach((token) -> phrase.add(new Term(field, token.text()), token.position() - first));
		return phrase.build();
	}

	/** The last of them with every ending that there is. */
	private Query goingOn(String field, Word word) {
		MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
		int first = word.tokens().get(0).position();
		for (Token token : word.tokens()) {
			Term term = new Term(field, token.text());
			Term[] terms = token.equals(word.last()) ? endings(term) : new Term[] { term };
			phrase.add(terms, token.position() - first);
		}
		return phrase.build();
	}

	private Term[] endings(Term beginning) {
		List<Term> found = new ArrayList<>(List.of(beginning));
		try {
			Terms terms = MultiTerms.getTerms(this.index, beginning.field());
			TermsEnum all = (terms != null) ? terms.iterator() : TermsEnum.EMPTY;
			if (terms != null && all.seekCeil(beginning.bytes()) != TermsEnum.SeekStatus.END) {
				for (BytesRef term = all.term(); term != null && found.size() < MOST_ENDINGS
						&& isBeginning(beginning.bytes(), term); term = all.next()) {
					found.add(new Term(beginning.field(), BytesRef.deepCopyOf(term)));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return found.stream().distinct().toArray(Term[]::new);
	}

	private static boolean isBeginning(BytesRef beginning, BytesRef term) {
		return StringHelper.startsWith(term, beginning);
	}

	private static List<Query> slips(String field, Word word) {
		if (word.tokens().size() == 1 && word.last().isWritten()) {
			return slips(new Term(field, word.last().text()));
		}
		List<Token> kanji = Token.ofText(word.text())
			.stream()
			.filter((token) -> token.text().length() == 1 && Character.isIdeographic(token.text().charAt(0)))
			.toList();
		boolean several = kanji.size() > 1;
		return several ? List.of(sideBySide(field, dense(kanji), kanji.size() - 1)) : List.of();
	}

	private static List<Token> dense(List<Token> tokens) {
		List<Token> dense = new ArrayList<>();
		for (Token token : tokens) {
			dense.add(new Token(token.text(), dense.size(), token.start(), token.end()));
		}
		return dense;
	}

	private static List<Query> slips(Term term) {
		List<Query> ways = new ArrayList<>();
		if (term.text().length() >= LONG_ENOUGH_TO_GO_ON) {
			ways.add(new PrefixQuery(term));
		}
		if (term.text().length() >= LONG_ENOUGH_FOR_A_SLIP) {
			ways.add(new FuzzyQuery(term, 1, 1, MOST_ENDINGS, true));
		}
		return ways;
	}

}
