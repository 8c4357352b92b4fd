package io.stagedesk.workflow;

import io.stagedesk.routing.Cause;
import io.stagedesk.ticket.Actor;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks a waiting ticket's process to route it once more. */
@Component
public class RoutingRequests {

	/** Name of the input that says why. */
	public static final String CAUSE = "cause";

	private final TicketProcesses processes;

	RoutingRequests(TicketProcesses processes) {
		this.processes = processes;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void ask(String number, Cause cause) {
		this.processes.correlate(ProcessKeys.ROUTING_ASKED, number, Inputs.by(Actor.SYSTEM).with(CAUSE, cause.name()));
	}

}
