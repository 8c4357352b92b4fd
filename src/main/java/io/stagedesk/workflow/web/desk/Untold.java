package io.stagedesk.workflow.web.desk;

import java.util.List;

import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.mention.Addressee;
import io.stagedesk.ticket.mention.Addressees;

import org.springframework.stereotype.Component;

/** Whom an author named in a note, and who does not hear of it. */
@Component
class Untold {

	private final Tickets tickets;

	private final Addressees addressees;

	private final Staff staff;

	Untold(Tickets tickets, Addressees addressees, Staff staff) {
		this.tickets = tickets;
		this.addressees = addressees;
		this.staff = staff;
	}

	/**
	 * Names of those in the newest note who may not see the ticket; none where the note
	 * is another's.
	 */
	List<String> byLastNote(String number, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		Names names = Names.of(this.staff);
		return this.tickets.messages(number, viewer)
			.stream()
			.filter((message) -> message.visibility() == Visibility.INTERNAL)
			.reduce((one, later) -> later)
			.filter((note) -> viewer.login().equals(note.sender()))
			.stream()
			.flatMap((note) -> this.addressees.in(note.body(), ticket, viewer.login()).stream())
			.filter((one) -> !one.told())
			.map(Addressee::login)
			.map(names::agent)
			.toList();
	}

}
