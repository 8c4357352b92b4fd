package io.stagedesk.search;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.stagedesk.search.index.Fields;
import io.stagedesk.search.query.Questions;
import io.stagedesk.search.query.RowFilter;
import io.stagedesk.search.query.Wanted;
import io.stagedesk.staff.Viewer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

import org.springframework.stereotype.Component;

/**
 * Asks the index for tickets: words in the subject before words of messages, open ones
 * before closed ones, newer ones a little before older ones. Where little is found, it
 * asks once more as if the words were typed in a hurry.
 */
@Component
class TicketSearch {

	private static final int LITTLE = 3;

	private static final float OPEN = 4;

	private static final float NEW = 2;

	private static final Duration HALF_AS_NEW = Duration.ofDays(14);

	private static final Map<String, Float> PUBLIC = weights(false);

	private static final Map<String, Float> ALL = weights(true);

	private final Clock clock;

	TicketSearch(Clock clock) {
		this.clock = clock;
	}

	Hits find(IndexSearcher searcher, Wanted wanted, Viewer viewer, int limit) throws IOException {
		Questions questions = new Questions(searcher.getIndexReader(), viewer.role().isStaff() ? ALL : PUBLIC);
		BooleanQuery.Builder strict = ranked(wanted, viewer);
		questions.addTo(strict, wanted);
		List<Long> found = ids(searcher, strict.build(), limit);
		if (found.size() >= Math.min(LITTLE, limit) || wanted.found().isEmpty()) {
			return new Hits(found, false);
		}
		BooleanQuery.Builder loose = ranked(wanted, viewer);
		questions.addLooseTo(loose, wanted);
		Set<Long> both = new LinkedHashSet<>(found);
		both.addAll(ids(searcher, loose.build(), limit));
		return new Hits(both.stream().limit(limit).toList(), both.size() > found.size());
	}

	private BooleanQuery.Builder ranked(Wanted wanted, Viewer viewer) {
		BooleanQuery.Builder all = new BooleanQuery.Builder().add(RowFilter.visibleTo(viewer), Occur.FILTER)
			.add(new MatchAllDocsQuery(), Occur.FILTER);
		RowFilter.add(all, wanted.facts(), viewer);
		Query open = new ConstantScoreQuery(new TermQuery(new Term(Fields.OPEN, "true")));
		return all.add(new BoostQuery(open, OPEN), Occur.SHOULD)
			.add(LongField.newDistanceFeatureQuery(Fields.UPDATED, NEW, this.clock.millis(), HALF_AS_NEW.toMillis()),
					Occur.SHOULD);
	}

	/** The ids of the best rows. */
	static List<Long> ids(IndexSearcher searcher, Query query, int limit) throws IOException {
		TopDocs top = searcher.search(query, limit);
		List<Long> ids = new ArrayList<>();
		for (ScoreDoc row : top.scoreDocs) {
			ids.add(number(searcher, row.doc, Fields.ID));
		}
		return ids;
	}

	static long number(IndexSearcher searcher, int row, String field) throws IOException {
		var leaves = searcher.getIndexReader().leaves();
		var leaf = leaves.get(ReaderUtil.subIndex(row, leaves));
		NumericDocValues values = leaf.reader().getNumericDocValues(field);
		return (values != null && values.advanceExact(row - leaf.docBase)) ? values.longValue() : 0;
	}

	private static Map<String, Float> weights(boolean notes) {
		Map<String, Float> weights = new LinkedHashMap<>();
		weights.put(Fields.SUBJECT, 4f);
		weights.put(Fields.LABELS, 3f);
		weights.put(Fields.WHO, 3f);
		weights.put(Fields.FACTS, 2f);
		weights.put(Fields.SAID, 1f);
		if (notes) {
			weights.put(Fields.NOTES, 0.8f);
		}
		return weights;
	}

	/**
	 * Ids of tickets, the best first.
	 *
	 * @param loose whether some of them have only nearly what was asked for
	 */
	record Hits(List<Long> ids, boolean loose) {
	}

}
