package io.stagedesk.ticket.mention;

import java.util.Set;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.view.TicketSet;

import org.springframework.stereotype.Component;

/** The view of the tickets on which somebody was named. */
@Component
class MentionedTickets implements TicketSet {

	private final NoteMentions mentions;

	MentionedTickets(NoteMentions mentions) {
		this.mentions = mentions;
	}

	@Override
	public String view() {
		return "mentions";
	}

	@Override
	public Set<Long> of(Viewer viewer) {
		return this.mentions.recentTickets(viewer.login());
	}

}
