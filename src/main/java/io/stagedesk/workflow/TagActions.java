package io.stagedesk.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts tags on tickets and takes them off; no process waits for that. */
@Service
public class TagActions {

	private static final int MOST = 30;

	private final Tickets tickets;

	private final TicketAccess access;

	TagActions(Tickets tickets, TicketAccess access) {
		this.tickets = tickets;
		this.access = access;
	}

	/** False where the ticket has them so already. */
	@Transactional
	public boolean change(String number, Collection<String> added, Collection<String> removed, Viewer viewer) {
		TicketSnapshot ticket = this.access.openForWork(number, null, viewer);
		Set<String> tags = new LinkedHashSet<>(ticket.tags());
		tags.addAll(added);
		tags.removeAll(removed);
		if (tags.equals(new LinkedHashSet<>(ticket.tags()))) {
			return false;
		}
		if (tags.size() > MOST) {
			throw new FieldErrorsException("tags", "are more than 30");
		}
		this.tickets.label(number, new ArrayList<>(tags), ticket.customFields(), Actor.of(viewer));
		return true;
	}

}
