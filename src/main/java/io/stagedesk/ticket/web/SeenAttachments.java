package io.stagedesk.ticket.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.attachment.Attachment;
import io.stagedesk.ticket.attachment.Attachments;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of a ticket as far as somebody may have them. */
@Component
public class SeenAttachments {

	private final Tickets tickets;

	private final SeenTickets seen;

	private final Attachments attachments;

	SeenAttachments(Tickets tickets, SeenTickets seen, Attachments attachments) {
		this.tickets = tickets;
		this.seen = seen;
		this.attachments = attachments;
	}

	/** Those of messages that the viewer reads; none where files are hidden. */
	@Transactional
	public List<Attachment> of(String number, Viewer viewer) {
		TicketSnapshot ticket = this.tickets.find(number, viewer);
		if (!this.seen.showsAttachments(number, viewer)) {
			return List.of();
		}
		List<Attachment> all = this.attachments.of(ticket.id());
		return all.isEmpty() ? all : among(all, this.tickets.messages(number, viewer));
	}

	/** One of them. */
	@Transactional
	public Optional<Attachment> find(String number, String id, Viewer viewer) {
		return named(of(number, viewer), id);
	}

	/** Those of public messages, for whoever has the ticket's link. */
	@Transactional(readOnly = true)
	public List<Attachment> ofPublic(TicketSnapshot ticket) {
		List<Attachment> all = this.attachments.of(ticket.id());
		return all.isEmpty() ? all : among(all, this.tickets.publicMessages(ticket));
	}

	/** One of those. */
	@Transactional(readOnly = true)
	public Optional<Attachment> findPublic(TicketSnapshot ticket, String id) {
		return named(ofPublic(ticket), id);
	}

	private static List<Attachment> among(List<Attachment> all, List<Message> messages) {
		Set<Long> read = messages.stream().map(Message::id).collect(Collectors.toSet());
		return all.stream().filter((file) -> read.contains(file.messageId())).toList();
	}

	private static Optional<Attachment> named(List<Attachment> all, String id) {
		return all.stream().filter((file) -> String.valueOf(file.id()).equals(id)).findFirst();
	}

}
