package io.stagedesk.workflow.delegate;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.routing.Cause;
import io.stagedesk.routing.Room;
import io.stagedesk.routing.Router;
import io.stagedesk.routing.TableAnswer;
import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.DecisionTables;
import io.stagedesk.workflow.DecisionTables.Answer;
import io.stagedesk.workflow.EscalationRules;
import io.stagedesk.workflow.Inputs;
import io.stagedesk.workflow.RoutingRequests;
import io.stagedesk.workflow.WorkflowSettings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-assignment}. */
@Configuration(proxyBeanMethods = false)
class AssignmentSteps {

	@Bean
	JavaDelegate routeTicket(Tickets tickets, DecisionTables tables, Router router, WorkflowSettings settings,
			Staff staff) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			Map<String, String> inputs = Map.of("scenario", ticket.scenario().name(), "category", ticket.category(),
					"language", ticket.language(), "tier", Optional.ofNullable(ticket.requester().tier()).orElse(""),
					"mailboxTeam", mailboxTeam(ticket, staff));
			Answer row = tables.ask("ticket-routing", execution, inputs);
			router.route(ticket,
					new TableAnswer(row.table(), row.version(), row.ruleId(), inputs, row.cells(), settings.offer()),
					cause(execution));
		};
	}

	/** The team of the mailbox by which the ticket came, where there is such a team. */
	private static String mailboxTeam(TicketSnapshot ticket, Staff staff) {
		String team = Objects.toString(ticket.context().get("mailboxTeam"), "");
		return (!team.isEmpty() && staff.isTeam(team)) ? team : "";
	}

	/** What was written counts when the ticket is routed first, its category always. */
	@Bean
	JavaDelegate escalateByRule(Tickets tickets, EscalationRules rules) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			rules.onRouted(ticket, ticket.subject() + " " + Inputs.text(execution, "body").orElse(""),
					execution.getProcessDefinitionId());
		};
	}

	/** The one who was asked said no and why, or said nothing. */
	@Bean
	JavaDelegate withdrawOffer(Tickets tickets) {
		return (execution) -> tickets.withdrawOffer(BusinessKeys.number(execution),
				isDeclined(execution) ? Optional.of(reason(execution)) : Optional.empty(), Inputs.actor(execution));
	}

	/** The one named, else the one who took or accepted it. */
	@Bean
	JavaDelegate recordAssignment(Tickets tickets, Room room, Staff staff) {
		return (execution) -> {
			String number = BusinessKeys.number(execution);
			Actor actor = Inputs.actor(execution);
			String agent = Inputs.text(execution, "assignee").orElse(actor.name());
			room.require(tickets.get(number), agent, actor);
			boolean counted = agent.equals(tickets.get(number).offeredTo());
			tickets.assign(number, agent, actor);
			if (!counted) {
				staff.assigned(agent);
			}
			ResolutionSteps.writeNote(tickets, execution, number, actor);
		};
	}

	private static Optional<Cause> cause(DelegateExecution execution) {
		return isDeclined(execution) ? Optional.of(Cause.OFFER_DECLINED)
				: Inputs.text(execution, RoutingRequests.CAUSE).map(Cause::valueOf);
	}

	private static String reason(DelegateExecution execution) {
		return Inputs.text(execution, "reason")
			.filter((reason) -> !reason.isBlank())
			.orElseThrow(() -> new FieldErrorsException("reason", "is required where somebody declines"));
	}

	private static boolean isDeclined(DelegateExecution execution) {
		return Inputs.text(execution, "answer").filter("DECLINE"::equals).isPresent();
	}

}
