package io.stagedesk.ticket.mention;

import java.util.List;

import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.TicketSnapshot;

/** A note named people who may see it; published inside its transaction. */
public record PeopleMentioned(TicketSnapshot ticket, Message note, List<String> logins) {

	public PeopleMentioned {
		logins = List.copyOf(logins);
	}

}
