package io.stagedesk.workflow.act;

import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketNotFoundException;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.relation.RelationKind;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.relation.RelationActions;

import org.springframework.stereotype.Component;

/**
 * Several tickets that belong to one other: they go on in it, or tell of the same
 * incident and become its children.
 */
@Component
class TogetherActs implements Act {

	private final Tickets tickets;

	private final TicketActions actions;

	private final RelationActions relations;

	TogetherActs(Tickets tickets, TicketActions actions, RelationActions relations) {
		this.tickets = tickets;
		this.actions = actions;
		this.relations = relations;
	}

	@Override
	public Set<ActKind> kinds() {
		return Set.of(ActKind.MERGE, ActKind.LINK);
	}

	@Override
	public void check(Step step, Viewer author) {
		try {
			this.tickets.find(step.value(), author);
		}
		catch (TicketNotFoundException ex) {
			throw new FieldErrorsException("value", "is not a ticket that you may see");
		}
	}

	@Override
	public Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer) {
		return (step.kind() == ActKind.MERGE) ? merge(ticket, step.value(), viewer)
				: link(ticket, step.value(), viewer);
	}

	private Optional<String> merge(TicketSnapshot ticket, String into, Viewer viewer) {
		if (ticket.number().equals(into)) {
			return Optional.of("It is the ticket that goes on");
		}
		if (ticket.status() == Status.CLOSED) {
			return Optional.of("It is closed already");
		}
		this.actions.merge(ticket.number(), into, null, viewer);
		return Optional.empty();
	}

	private Optional<String> link(TicketSnapshot ticket, String incident, Viewer viewer) {
		if (ticket.number().equals(incident)) {
			return Optional.of("It is the incident itself");
		}
		this.relations.link(ticket.number(), RelationKind.CHILD_OF, incident, viewer);
		return Optional.empty();
	}

}
