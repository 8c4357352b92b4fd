package io.stagedesk.workflow.delegate;

import java.util.Optional;

import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.move.MoveKind;
import io.stagedesk.ticket.move.Moving;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Steps by which a ticket changes hands, in whatever stage: sideways, to a vendor and
 * back, to the next shift.
 */
@Configuration(proxyBeanMethods = false)
class MoveSteps {

	private final Tickets tickets;

	private final Staff staff;

	MoveSteps(Tickets tickets, Staff staff) {
		this.tickets = tickets;
		this.staff = staff;
	}

	@Bean
	JavaDelegate recordTransfer() {
		return (execution) -> move(MoveKind.TRANSFER, execution);
	}

	@Bean
	JavaDelegate handToVendor() {
		return (execution) -> move(MoveKind.VENDOR, execution);
	}

	@Bean
	JavaDelegate takeBackFromVendor() {
		return (execution) -> move(MoveKind.VENDOR_RETURN, execution);
	}

	@Bean
	JavaDelegate handOverToNextShift() {
		return (execution) -> move(MoveKind.HANDOVER, execution);
	}

	private void move(MoveKind kind, DelegateExecution execution) {
		TicketSnapshot ticket = this.tickets.get(BusinessKeys.number(execution));
		Optional<String> agent = Inputs.text(execution, "assignee");
		this.tickets.move(ticket.number(),
				new Moving(kind, Inputs.text(execution, "team").orElse(ticket.team()), agent.orElse(null),
						Inputs.text(execution, "vendor").orElse(null), Inputs.text(execution, "fromShift").orElse(null),
						Inputs.text(execution, "toShift").orElse(null), Inputs.require(execution, "reason"),
						Inputs.text(execution, "note").orElse("")),
				Inputs.actor(execution));
		agent.ifPresent(this.staff::assigned);
	}

}
