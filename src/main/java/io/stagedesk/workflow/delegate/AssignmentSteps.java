package io.stagedesk.workflow.delegate;

import java.util.Map;
import java.util.Optional;

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
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-assignment}. */
@Configuration(proxyBeanMethods = false)
class AssignmentSteps {

	@Bean
	JavaDelegate routeTicket(Tickets tickets, DecisionTables tables, Router router) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			Map<String, String> inputs = Map.of("scenario", ticket.scenario().name(), "category", ticket.category(),
					"language", ticket.language(), "tier", Optional.ofNullable(ticket.requester().tier()).orElse(""));
			Answer row = tables.ask("ticket-routing", execution, inputs);
			router.route(ticket,
					new TableAnswer(row.text("team"), row.text("strategy"), row.text("rule"), row.version(), inputs));
		};
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

	@Bean
	JavaDelegate withdrawOffer(Tickets tickets) {
		return (execution) -> tickets.withdrawOffer(BusinessKeys.number(execution));
	}

	/** The one named, else the one who took or accepted it. */
	@Bean
	JavaDelegate recordAssignment(Tickets tickets, Staff staff) {
		return (execution) -> {
			String number = BusinessKeys.number(execution);
			Actor actor = Inputs.actor(execution);
			String agent = Inputs.text(execution, "assignee").orElse(actor.name());
			tickets.assign(number, agent, actor);
			staff.assigned(agent);
			ResolutionSteps.writeNote(tickets, execution, number, actor);
		};
	}

}
