package io.stagedesk.workflow.act;

import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;

import org.springframework.stereotype.Component;

/** Replies and notes. */
@Component
class WordActs implements Act {

	private final Tickets tickets;

	WordActs(Tickets tickets) {
		this.tickets = tickets;
	}

	@Override
	public Set<ActKind> kinds() {
		return Set.of(ActKind.REPLY, ActKind.NOTE);
	}

	@Override
	public void check(Step step, Viewer author) {
		if (step.text(null).isEmpty()) {
			throw new FieldErrorsException("value", "is required");
		}
	}

	@Override
	public Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer) {
		Visibility visibility = (step.kind() == ActKind.REPLY) ? Visibility.PUBLIC : Visibility.INTERNAL;
		String text = Placeholders.fill(step.text(ticket.language()), ticket, viewer);
		this.tickets.write(ticket.number(), visibility, text, null, Actor.of(viewer));
		return Optional.empty();
	}

}
