package io.stagedesk.workflow;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.ServiceTerms;
import io.stagedesk.sla.Terms;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.StageNotAllowedException;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is promised to a ticket: the table of service levels chooses the policy, in the
 * release of models that the ticket was born with.
 */
@Service
public class ServiceLevels {

	private static final String TABLE = "service-levels";

	private final DecisionTables tables;

	private final ServiceTerms terms;

	private final Promises promises;

	private final Tickets tickets;

	private final TicketAccess access;

	private final RuntimeService runtime;

	ServiceLevels(DecisionTables tables, ServiceTerms terms, Promises promises, Tickets tickets, TicketAccess access,
			RuntimeService runtime) {
		this.tables = tables;
		this.terms = terms;
		this.promises = promises;
		this.tickets = tickets;
		this.access = access;
		this.runtime = runtime;
	}

	/**
	 * The terms for a ticket as it is.
	 * @param processDefinition id of the ticket's process
	 */
	public Terms of(TicketSnapshot ticket, String processDefinition) {
		String policy = this.tables.ask(TABLE, processDefinition, inputs(ticket)).text("policy");
		return this.terms.now(policy, ticket.priority());
	}

	/**
	 * Changes the priority: what is still open is counted by the new one, over the same
	 * pauses; what was promised before stays readable in the ledger.
	 * @param version the version that the caller has seen, or {@code null}
	 */
	@Transactional
	public TicketSnapshot prioritise(String number, Priority priority, String reason, Integer version, Viewer viewer) {
		TicketSnapshot before = this.access.openForWork(number, version, viewer);
		if (!before.status().isOpen() || before.status() == Status.RESOLVED) {
			throw new StageNotAllowedException("Only an open ticket gets another priority");
		}
		if (before.priority() == priority) {
			return before;
		}
		Actor actor = Actor.of(viewer);
		this.tickets.prioritise(number, priority, reason, actor);
		TicketSnapshot ticket = this.tickets.get(number);
		this.promises.retarget(ticket, termsInForce(ticket),
				"priority %s became %s".formatted(before.priority(), priority), actor);
		return this.tickets.get(number);
	}

	/**
	 * By the versions that the ticket was promised by, where the policy stays the same.
	 */
	private Terms termsInForce(TicketSnapshot ticket) {
		Terms now = of(ticket, processOf(ticket));
		Optional<PromiseClock> made = this.promises.of(ticket)
			.stream()
			.filter((clock) -> Objects.equals(clock.promise().policy(), now.policy()))
			.reduce((one, later) -> later);
		return made.map((clock) -> this.terms.of(clock.promise(), ticket.priority())).orElse(now);
	}

	private String processOf(TicketSnapshot ticket) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(ticket.number())
			.processDefinitionKey(ProcessKeys.TICKET_LIFECYCLE)
			.list()
			.stream()
			.findFirst()
			.map(ProcessInstance::getProcessDefinitionId)
			.orElseThrow(() -> new StageNotAllowedException("The ticket's process does not allow this now"));
	}

	private static Map<String, String> inputs(TicketSnapshot ticket) {
		return Map.of("scenario", ticket.scenario().name(), "tier", orEmpty(ticket.requester().tier()), "category",
				orEmpty(ticket.category()), "team", orEmpty(ticket.team()), "vendor", "", "channel",
				ticket.channel().name(), "priority", ticket.priority().name());
	}

	private static String orEmpty(String text) {
		return (text != null) ? text : "";
	}

}
