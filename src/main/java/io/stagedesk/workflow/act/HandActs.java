package io.stagedesk.workflow.act;

import java.util.Optional;
import java.util.Set;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.workflow.TicketActions;
import io.stagedesk.workflow.TicketActions.Transfer;

import org.springframework.stereotype.Component;

/** Tickets given into the queue of a team, or to a person. */
@Component
class HandActs implements Act {

	/** The desk's reason for those who take something upon themselves. */
	private static final String AGREED = "agreed";

	private final TicketActions actions;

	private final Staff staff;

	HandActs(TicketActions actions, Staff staff) {
		this.actions = actions;
		this.staff = staff;
	}

	@Override
	public Set<ActKind> kinds() {
		return Set.of(ActKind.TEAM, ActKind.AGENT);
	}

	@Override
	public void check(Step step, Viewer author) {
		if (step.kind() == ActKind.TEAM && !this.staff.isTeam(step.value())) {
			throw new FieldErrorsException("value", "is not a team");
		}
		if (step.kind() == ActKind.AGENT && !step.value().equals(Step.ME) && !works(step.value())) {
			throw new FieldErrorsException("value", "is not an agent");
		}
		if (step.reason().isEmpty() && !step.value().equals(Step.ME)) {
			throw new FieldErrorsException("reason", "is required");
		}
	}

	private boolean works(String login) {
		return this.staff.agent(login)
			.filter(Agent::active)
			.map(Agent::role)
			.filter((role) -> role.worksOnTickets())
			.isPresent();
	}

	@Override
	public Optional<String> carryOut(TicketSnapshot ticket, Step step, Viewer viewer) {
		return (step.kind() == ActKind.TEAM) ? toTeam(ticket, step, viewer) : toPerson(ticket, step, viewer);
	}

	private Optional<String> toTeam(TicketSnapshot ticket, Step step, Viewer viewer) {
		if (step.value().equals(ticket.team()) && ticket.status() == Status.NEW) {
			return Optional.of("It lies in this queue already");
		}
		this.actions.transfer(ticket.number(), new Transfer(step.value(), null, step.reason(), ""), null, viewer);
		return Optional.empty();
	}

	private Optional<String> toPerson(TicketSnapshot ticket, Step step, Viewer viewer) {
		String login = step.value().equals(Step.ME) ? viewer.login() : step.value();
		if (login.equals(ticket.assignee())) {
			return Optional.of("It belongs to this person already");
		}
		if (login.equals(viewer.login()) && ticket.status() == Status.NEW) {
			this.actions.claim(ticket.number(), null, viewer);
			return Optional.empty();
		}
		String reason = step.reason().isEmpty() ? AGREED : step.reason();
		this.actions.transfer(ticket.number(), new Transfer(null, login, reason, ""), null, viewer);
		return Optional.empty();
	}

}
