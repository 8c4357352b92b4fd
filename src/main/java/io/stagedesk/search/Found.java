package io.stagedesk.search;

import java.util.List;
import java.util.Optional;

import io.stagedesk.requester.Requester;
import io.stagedesk.ticket.TicketSnapshot;

/**
 * What was found, the best first.
 *
 * @param more whether there are more tickets than asked for
 * @param percent how much of all tickets can be found now, 0 to 100
 */
public record Found(List<FoundTicket> tickets, List<FoundRequester> requesters, List<FoundGroup> others, boolean more,
		int percent) {

	public Found {
		tickets = List.copyOf(tickets);
		requesters = List.copyOf(requesters);
		others = List.copyOf(others);
	}

	static Found nothing(int percent) {
		return new Found(List.of(), List.of(), List.of(), false, percent);
	}

	public boolean isEmpty() {
		return this.tickets.isEmpty() && this.requesters.isEmpty() && this.others.isEmpty();
	}

	/** Whether the index is still being made. */
	public boolean isPartial() {
		return this.percent < 100;
	}

	/**
	 * A ticket as the viewer may see it.
	 *
	 * @param subject with the found words marked
	 * @param snippet the best place in its messages or facts, where words stand there
	 */
	public record FoundTicket(TicketSnapshot ticket, Marked subject, Optional<Snippet> snippet) {
	}

	/**
	 * A place in a text.
	 *
	 * @param internal whether it stands in a note
	 */
	public record Snippet(Marked text, boolean internal) {
	}

	/**
	 * Somebody who asks.
	 *
	 * @param tickets how many of theirs the viewer may see
	 * @param latest number of the newest of them
	 */
	public record FoundRequester(Requester requester, Marked name, int tickets, String latest) {
	}

	/**
	 * What another module found, as articles.
	 *
	 * @param kind names the texts of the pages: {@code find.group.<kind>}
	 */
	public record FoundGroup(String kind, List<SearchSource.Hit> hits) {

		public FoundGroup {
			hits = List.copyOf(hits);
		}

	}

}
