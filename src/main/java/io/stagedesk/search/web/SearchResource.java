package io.stagedesk.search.web;

import java.util.List;
import java.util.function.Function;

import io.stagedesk.requester.Requester;
import io.stagedesk.search.Found;
import io.stagedesk.search.Found.FoundRequester;
import io.stagedesk.search.Found.FoundTicket;
import io.stagedesk.search.Found.Snippet;
import io.stagedesk.search.Marked;
import io.stagedesk.search.Marked.Mark;
import io.stagedesk.search.SearchSource.Hit;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.web.TicketResource;

/**
 * What was found, the best first.
 *
 * @param more whether there are more tickets
 * @param indexed percent of all tickets that can be found now
 */
record SearchResource(List<TicketHit> tickets, List<RequesterHit> requesters, List<OtherHits> others, boolean more,
		int indexed) {

	static SearchResource of(Found found, Function<TicketSnapshot, TicketResource> shown) {
		return new SearchResource(found.tickets().stream().map((one) -> TicketHit.of(one, shown)).toList(),
				found.requesters().stream().map(RequesterHit::of).toList(),
				found.others().stream().map((group) -> new OtherHits(group.kind(), group.hits())).toList(),
				found.more(), found.percent());
	}

	/**
	 * A ticket and where the words stand in it.
	 *
	 * @param marks in its subject
	 * @param snippet from its messages or facts, or {@code null}
	 */
	record TicketHit(TicketResource ticket, List<Mark> marks, Excerpt snippet) {

		static TicketHit of(FoundTicket one, Function<TicketSnapshot, TicketResource> shown) {
			return new TicketHit(shown.apply(one.ticket()), one.subject().marks(),
					one.snippet().map(Excerpt::of).orElse(null));
		}

	}

	/**
	 * A part of a text; marks count UTF-16 units.
	 *
	 * @param internal whether it stands in a note
	 */
	record Excerpt(String text, List<Mark> marks, boolean internal) {

		static Excerpt of(Snippet snippet) {
			Marked text = snippet.text();
			return new Excerpt(text.text(), text.marks(), snippet.internal());
		}

	}

	/**
	 * Somebody who asks.
	 *
	 * @param tickets how many of theirs the caller may see
	 * @param latest number of the newest of them
	 */
	record RequesterHit(String externalId, String name, String email, int tickets, String latest) {

		static RequesterHit of(FoundRequester one) {
			Requester who = one.requester();
			return new RequesterHit(who.externalId(), who.displayName(), who.email(), one.tickets(), one.latest());
		}

	}

	/** What another part of the desk found. */
	record OtherHits(String kind, List<Hit> hits) {
	}

}
