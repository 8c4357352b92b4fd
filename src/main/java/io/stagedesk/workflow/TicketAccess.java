package io.stagedesk.workflow;

import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.StaleTicketException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;

import org.springframework.stereotype.Component;

/** Lets those in who may act on a ticket, one after the other. */
@Component
public class TicketAccess {

	private final Tickets tickets;

	TicketAccess(Tickets tickets) {
		this.tickets = tickets;
	}

	/**
	 * The ticket as it is once those have ended who acted on it before. Those who are
	 * only asked for advice may look, and say what they know.
	 * @param version the version that the caller has seen, or {@code null}
	 */
	public TicketSnapshot open(String number, Integer version, Viewer viewer) {
		this.tickets.hold(number);
		this.tickets.find(number, viewer);
		TicketSnapshot ticket = this.tickets.get(number);
		if (viewer.role().isStaff() && !ticket.isWorkOf(viewer)) {
			throw new NotAllowedException("This is for those who work on the ticket");
		}
		if (version != null && version != ticket.version()) {
			throw new StaleTicketException("%s is at version %d, not %d".formatted(number, ticket.version(), version));
		}
		return ticket;
	}

	/** For those only who work on tickets. */
	public TicketSnapshot openForWork(String number, Integer version, Viewer viewer) {
		TicketSnapshot ticket = open(number, version, viewer);
		if (!viewer.role().worksOnTickets()) {
			throw new NotAllowedException("This is for those who work on tickets");
		}
		return ticket;
	}

	/**
	 * For the desk's own people only: how tickets belong together, and what is written on
	 * them, is not a vendor's business.
	 */
	public TicketSnapshot openForDesk(String number, Integer version, Viewer viewer) {
		TicketSnapshot ticket = openForWork(number, version, viewer);
		if (viewer.role() == Role.VENDOR_AGENT) {
			throw new NotAllowedException("This is for the desk's own people");
		}
		return ticket;
	}

}
