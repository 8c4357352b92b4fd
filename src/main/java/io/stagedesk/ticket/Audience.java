package io.stagedesk.ticket;

import io.stagedesk.staff.Viewer;

/**
 * What decides who may see a ticket, without the ticket: news of it travel with this, so
 * that nobody has to read it again to know whom to tell. Absent values are {@code null}.
 */
public record Audience(String team, String advisingTeam, String assignee) {

	static Audience of(TicketSnapshot ticket) {
		return new Audience(ticket.team(), ticket.advisingTeam(), ticket.assignee());
	}

	/** Whether the viewer is one of those who may see it. */
	public boolean includes(Viewer viewer) {
		return VisibleTo.test(this, viewer);
	}

}
