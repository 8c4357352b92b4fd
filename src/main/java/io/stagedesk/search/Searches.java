package io.stagedesk.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.Slice;
import io.stagedesk.search.Found.FoundGroup;
import io.stagedesk.search.Found.FoundRequester;
import io.stagedesk.search.Found.FoundTicket;
import io.stagedesk.search.Found.Snippet;
import io.stagedesk.search.Snippets.Cut;
import io.stagedesk.search.Talks.Said;
import io.stagedesk.search.TicketSearch.Hits;
import io.stagedesk.search.index.IndexNode;
import io.stagedesk.search.index.LiveIndex;
import io.stagedesk.search.query.Wanted;
import io.stagedesk.search.query.WantedReader;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketQuery;
import io.stagedesk.ticket.TicketQuery.Sort;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Finds by words. What the index says is asked of the database again before anybody sees
 * it, because the index may be a second older than a right.
 */
@Service
public class Searches {

	private static final Logger log = LoggerFactory.getLogger(Searches.class);

	/** Found and asked for beyond the limit, as some may be gone. */
	private static final int SPARE = 10;

	private static final int PEOPLE = 5;

	private final IndexNode node;

	private final Tickets tickets;

	private final TicketSearch ticketSearch;

	private final RequesterSearch requesterSearch;

	private final Talks talks;

	private final List<SearchSource> sources;

	Searches(IndexNode node, Tickets tickets, TicketSearch ticketSearch, RequesterSearch requesterSearch, Talks talks,
			List<SearchSource> sources) {
		this.node = node;
		this.tickets = tickets;
		this.ticketSearch = ticketSearch;
		this.requesterSearch = requesterSearch;
		this.talks = talks;
		this.sources = List.copyOf(sources);
	}

	/** Everything that the viewer may see. */
	public Found search(String q, Viewer viewer, int limit) {
		return search(q, viewer, limit, EnumSet.allOf(Part.class));
	}

	/**
	 * Only some parts of it.
	 * @param q as typed, with operators as {@code tag:coins}
	 * @param limit tickets at most
	 */
	public Found search(String q, Viewer viewer, int limit, Set<Part> parts) {
		Wanted wanted = WantedReader.read(q);
		if (wanted.isEmpty()) {
			return Found.nothing(this.node.percent());
		}
		List<FoundGroup> others = parts.contains(Part.OTHERS) ? others(q, viewer, limit) : List.of();
		if (viewer.role() == Role.VENDOR_AGENT) {
			return parts.contains(Part.TICKETS) ? listed(q, viewer, limit, others)
					: new Found(List.of(), List.of(), others, false, this.node.percent());
		}
		Optional<LiveIndex> index = this.node.index();
		if (index.isEmpty()) {
			return listed(q, viewer, limit, others);
		}
		try {
			return index.get().search((searcher) -> {
				Hits hits = parts.contains(Part.TICKETS)
						? this.ticketSearch.find(searcher, wanted, viewer, limit + SPARE) : new Hits(List.of(), false);
				Map<Long, List<Long>> people = parts.contains(Part.REQUESTERS)
						? this.requesterSearch.candidates(searcher, wanted, viewer, Math.min(limit, PEOPLE)) : Map.of();
				Map<Long, Integer> counts = this.requesterSearch.counts(searcher, people, viewer);
				return found(wanted, hits, people, counts, others, viewer, limit);
			});
		}
		catch (AlreadyClosedException ex) {
			log.debug("The index was closed while somebody searched", ex);
			return listed(q, viewer, limit, others);
		}
		catch (IOException ex) {
			this.node.suspect(ex);
			return listed(q, viewer, limit, others);
		}
	}

	private Found found(Wanted wanted, Hits hits, Map<Long, List<Long>> people, Map<Long, Integer> counts,
			List<FoundGroup> others, Viewer viewer, int limit) {
		Map<Long, TicketSnapshot> seen = new HashMap<>();
		this.tickets.visible(hits.ids(), viewer).forEach((ticket) -> seen.put(ticket.id(), ticket));
		List<TicketSnapshot> best = hits.ids().stream().filter(seen::containsKey).map(seen::get).toList();
		List<TicketSnapshot> shown = best.stream().limit(limit).toList();
		Map<Long, List<Said>> said = this.talks.of(shown.stream().map(TicketSnapshot::id).toList(), viewer);
		Snippets snippets = new Snippets(wanted, hits.loose());
		List<FoundTicket> tickets = shown.stream()
			.map((ticket) -> new FoundTicket(ticket, snippets.mark(ticket.subject()),
					snippet(ticket, said.getOrDefault(ticket.id(), List.of()), snippets)))
			.toList();
		List<FoundRequester> requesters = this.requesterSearch.check(people, counts, snippets, viewer);
		return new Found(tickets, requesters, others, best.size() > limit, this.node.percent());
	}

	/** Where most words stand; of equal places the newest, facts last. */
	private static Optional<Snippet> snippet(TicketSnapshot ticket, List<Said> said, Snippets snippets) {
		Optional<Snippet> best = Optional.empty();
		int most = 0;
		List<Said> texts = new ArrayList<>(said);
		texts.add(new Said(String.join(", ", ticket.tags()), false));
		ticket.customFields().forEach((name, value) -> texts.add(new Said(name + ": " + value, false)));
		ticket.context().forEach((name, value) -> texts.add(new Said(name + ": " + value, false)));
		for (Said one : texts) {
			Optional<Cut> cut = snippets.cut(one.text());
			if (cut.isPresent() && cut.get().words() > most) {
				most = cut.get().words();
				best = Optional.of(new Snippet(cut.get().text(), one.internal()));
			}
		}
		return best;
	}

	/**
	 * By subject or number, as lists do: for a vendor's people, who find what they see
	 * and nothing that is masked, and while there is no index.
	 */
	private Found listed(String q, Viewer viewer, int limit, List<FoundGroup> others) {
		TicketQuery query = new TicketQuery(Set.of(), null, null, null, null, null, q.strip(), Sort.UPDATED, limit,
				null);
		Slice<TicketSnapshot> found = this.tickets.list(query, viewer);
		Snippets snippets = new Snippets(WantedReader.read(q), false);
		List<FoundTicket> tickets = found.items()
			.stream()
			.sorted(Comparator.comparing((TicketSnapshot ticket) -> !ticket.status().isOpen()))
			.map((ticket) -> new FoundTicket(ticket, snippets.mark(ticket.subject()), Optional.empty()))
			.toList();
		return new Found(tickets, List.of(), others, found.next() != null,
				(viewer.role() == Role.VENDOR_AGENT) ? 100 : this.node.percent());
	}

	/** Another module's trouble is not the tickets'. */
	private List<FoundGroup> others(String q, Viewer viewer, int limit) {
		List<FoundGroup> groups = new ArrayList<>();
		for (SearchSource source : this.sources) {
			try {
				List<SearchSource.Hit> hits = source.search(q.strip(), viewer, Math.min(limit, PEOPLE));
				if (!hits.isEmpty()) {
					groups.add(new FoundGroup(source.kind(), hits));
				}
			}
			catch (RuntimeException ex) {
				log.warn("{} cannot be searched: {}", source.kind(), ex.toString());
			}
		}
		return groups;
	}

	/** Parts of what is found. */
	public enum Part {

		TICKETS, REQUESTERS, OTHERS

	}

}
