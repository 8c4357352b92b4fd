package io.stagedesk.workflow.relation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.requester.Requester;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.attachment.Attachments;
import io.stagedesk.ticket.relation.RelationKind;
import io.stagedesk.ticket.relation.Relations;
import io.stagedesk.workflow.TicketAccess;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a ticket of its own out of what a requester wrote on another one. The messages
 * stay where they are and are copied with their files; the new ticket goes its own way
 * from the beginning.
 */
@Service
public class Splits {

	private static final int MOST = 50;

	private final Tickets tickets;

	private final Attachments attachments;

	private final Relations relations;

	private final TicketAccess access;

	Splits(Tickets tickets, Attachments attachments, Relations relations, TicketAccess access) {
		this.tickets = tickets;
		this.attachments = attachments;
		this.relations = relations;
		this.access = access;
	}

	/**
	 * @param messages ids of public messages of the requester
	 * @param category {@code null} where the classification table shall say
	 * @return the new ticket
	 */
	@Transactional
	public TicketSnapshot split(String number, List<Long> messages, String subject, String category, Integer version,
			Viewer viewer) {
		TicketSnapshot from = this.access.openForDesk(number, version, viewer);
		List<Message> chosen = chosen(from, messages);
		TicketSnapshot made = this.tickets.create(request(from, chosen.get(0), subject, category), Actor.REQUESTER);
		this.attachments.copy(chosen.get(0).id(), made.id(), this.tickets.first(made).id());
		chosen.stream().skip(1).forEach((message) -> {
			Message copy = this.tickets.receive(made.number(), message.body(), Optional.of(message.sender()), true);
			this.attachments.copy(message.id(), made.id(), copy.id());
		});
		note(from, made, chosen, Actor.of(viewer));
		this.relations.link(number, RelationKind.RELATED, made.number(), Actor.of(viewer));
		return this.tickets.get(made.number());
	}

	private List<Message> chosen(TicketSnapshot from, List<Long> messages) {
		Set<Long> wanted = Set.copyOf(messages);
		List<Message> chosen = this.tickets.publicMessages(from)
			.stream()
			.filter((message) -> message.senderType() == SenderType.REQUESTER && wanted.contains(message.id()))
			.toList();
		if (chosen.isEmpty() || chosen.size() != wanted.size() || chosen.size() > MOST) {
			throw new FieldErrorsException("messages", "must be 1 to 50 public messages of the requester");
		}
		return chosen;
	}

	private static NewTicket request(TicketSnapshot from, Message first, String subject, String category) {
		Requester requester = from.requester();
		return new NewTicket(
				new RequesterFacts(requester.externalId(), requester.name(), requester.email(), requester.language(),
						requester.region(), requester.tier()),
				subject, first.body(), from.channel(), from.scenario(), category, null, from.language(), Map.of(),
				List.of(), from.context(), true);
	}

	private void note(TicketSnapshot from, TicketSnapshot made, List<Message> chosen, Actor actor) {
		String ids = chosen.stream().map((message) -> String.valueOf(message.id())).collect(Collectors.joining(", "));
		this.tickets.note(from.number(), "SPLIT", actor, Map.of("with", made.number(), "messages", ids));
		this.tickets.note(made.number(), "SPLIT_FROM", actor, Map.of("with", from.number(), "messages", ids));
	}

}
