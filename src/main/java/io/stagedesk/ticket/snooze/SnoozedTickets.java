package io.stagedesk.ticket.snooze;

import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.view.TicketSet;

import org.springframework.stereotype.Component;

/** What somebody has put aside. */
@Component
class SnoozedTickets implements TicketSet {

	private static final int MOST = 500;

	private final SnoozeRows rows;

	SnoozedTickets(SnoozeRows rows) {
		this.rows = rows;
	}

	@Override
	public String view() {
		return "snoozed";
	}

	@Override
	public Set<Long> of(Viewer viewer) {
		return this.rows.of(viewer.login(), MOST).stream().map(Snooze::ticketId).collect(Collectors.toSet());
	}

}
