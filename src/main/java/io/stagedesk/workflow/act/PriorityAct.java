package io.stagedesk.workflow.act;

import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.ServiceLevels;

import org.springframework.stereotype.Component;

/** Another priority. */
@Component
class PriorityAct implements Act {

	private final ServiceLevels levels;

	PriorityAct(ServiceLevels levels) {
		this.levels = levels;
	}

	@Override
	public Set<ActKind> kinds() {
		return Set.of(ActKind.PRIORITY);
	}

	@Override
	public void check(Step step, Viewer author) {
		if (!step.value().matches("P[0-3]")) {
			throw new FieldErrorsException("value", "must be one of P0, P1, P2, P3");
		}
		if (step.reason().isEmpty()) {
			throw new FieldErrorsException("reason", "is required");
		}
	}

	@Override
	public Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer) {
		Priority priority = Priority.valueOf(step.value());
		if (ticket.priority() == priority) {
			return Optional.of("It has this priority already");
		}
		this.levels.prioritise(ticket.number(), priority, step.reason(), null, viewer);
		return Optional.empty();
	}

}
