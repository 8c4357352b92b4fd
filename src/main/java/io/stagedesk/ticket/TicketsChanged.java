package io.stagedesk.ticket;

import java.util.List;
import java.util.Set;

/**
 * All that one transaction changed on tickets, each ticket once; published at its end but
 * inside it, so that nobody hears of what was rolled back.
 */
public record TicketsChanged(List<Change> changes) {

	public TicketsChanged {
		changes = List.copyOf(changes);
	}

	/**
	 * What happened to one ticket.
	 *
	 * @param ticket as it is now
	 * @param kinds the kinds of its new lines of history, or {@code PROMISE_CHANGED}
	 * where only a promised instant moved
	 * @param before who could see it until now
	 * @param now who can see it from now on
	 */
	public record Change(TicketSnapshot ticket, Set<String> kinds, Audience before, Audience now) {

		public Change {
			kinds = Set.copyOf(kinds);
		}

		public String number() {
			return this.ticket.number();
		}

		public int version() {
			return this.ticket.version();
		}

	}

}
