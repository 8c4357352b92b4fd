package io.stagedesk.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.search.Found.FoundRequester;
import io.stagedesk.search.index.Fields;
import io.stagedesk.search.query.Questions;
import io.stagedesk.search.query.RowFilter;
import io.stagedesk.search.query.Wanted;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

import org.springframework.stereotype.Component;

/** Finds who asks by name, address or id; only those of whom the viewer sees a ticket. */
@Component
class RequesterSearch {

	/** So many namesakes are looked at, and so many tickets of all of them. */
	private static final int NAMESAKES = 50;

	private static final int TICKETS = 200;

	private static final Sort NEWEST = new Sort(
			LongField.newSortField(Fields.UPDATED, true, SortedNumericSelector.Type.MAX));

	private final Tickets tickets;

	RequesterSearch(Tickets tickets) {
		this.tickets = tickets;
	}

	/** Those who match, and the newest of their tickets. */
	Map<Long, List<Long>> candidates(IndexSearcher searcher, Wanted wanted, Viewer viewer, int limit)
			throws IOException {
		if (wanted.found().isEmpty() || !wanted.facts().isEmpty()) {
			return Map.of();
		}
		BooleanQuery.Builder named = new BooleanQuery.Builder().add(new TermQuery(new Term(Fields.KIND, Fields.PERSON)),
				Occur.FILTER);
		new Questions(searcher.getIndexReader(), Map.of(Fields.WHO, 1f)).addTo(named, wanted);
		Map<Long, List<Long>> people = new LinkedHashMap<>();
		TicketSearch.ids(searcher, named.build(), NAMESAKES).forEach((id) -> people.put(id, new ArrayList<>()));
		if (people.isEmpty()) {
			return people;
		}
		for (ScoreDoc row : searcher.search(theirs(people.keySet(), viewer), TICKETS, NEWEST).scoreDocs) {
			people.get(TicketSearch.number(searcher, row.doc, Fields.REQUESTER))
				.add(TicketSearch.number(searcher, row.doc, Fields.ID));
		}
		people.values().removeIf(List::isEmpty);
		while (people.size() > limit) {
			people.remove(new ArrayList<>(people.keySet()).get(people.size() - 1));
		}
		return people;
	}

	/** How many tickets of each the viewer may see, as far as the index knows. */
	Map<Long, Integer> counts(IndexSearcher searcher, Map<Long, List<Long>> people, Viewer viewer) throws IOException {
		Map<Long, Integer> counts = new LinkedHashMap<>();
		for (long person : people.keySet()) {
			counts.put(person, searcher.count(theirs(List.of(person), viewer)));
		}
		return counts;
	}

	private static Query theirs(Iterable<Long> people, Viewer viewer) {
		List<BytesRef> ids = new ArrayList<>();
		people.forEach((id) -> ids.add(new BytesRef(String.valueOf(id))));
		return new BooleanQuery.Builder().add(new TermInSetQuery(Fields.REQUESTER, ids), Occur.FILTER)
			.add(RowFilter.visibleTo(viewer), Occur.FILTER)
			.build();
	}

	/** As the database has them now. */
	List<FoundRequester> check(Map<Long, List<Long>> people, Map<Long, Integer> counts, Snippets snippets,
			Viewer viewer) {
		List<Long> ids = people.values().stream().flatMap((few) -> few.stream().limit(20)).toList();
		Map<Long, List<TicketSnapshot>> seen = new LinkedHashMap<>();
		this.tickets.visible(ids, viewer)
			.forEach((ticket) -> seen.computeIfAbsent(ticket.requester().id(), (id) -> new ArrayList<>()).add(ticket));
		List<FoundRequester> found = new ArrayList<>();
		people.forEach((person, few) -> {
			List<TicketSnapshot> theirs = seen.getOrDefault(person, List.of());
			if (!theirs.isEmpty()) {
				int gone = (int) few.stream().limit(20).count() - theirs.size();
				found.add(found(theirs, Math.max(theirs.size(), counts.get(person) - gone), snippets));
			}
		});
		return found;
	}

	private static FoundRequester found(List<TicketSnapshot> theirs, int count, Snippets snippets) {
		TicketSnapshot latest = theirs.stream()
			.max((one, other) -> one.updatedAt().compareTo(other.updatedAt()))
			.orElseThrow();
		return new FoundRequester(latest.requester(), snippets.mark(latest.requester().displayName()), count,
				latest.number());
	}

}
