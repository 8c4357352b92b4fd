package io.stagedesk.workflow.delegate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.staff.Staff;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Steps of {@code ticket-resolution}; the transfer also serves other resolution stages.
 */
@Configuration(proxyBeanMethods = false)
class ResolutionSteps {

	@Bean
	JavaDelegate recordResolution(Tickets tickets) {
		return (execution) -> {
			String number = BusinessKeys.number(execution);
			Actor actor = Inputs.actor(execution);
			writeNote(tickets, execution, number, actor);
			tickets.resolve(number, Inputs.require(execution, "resolution"), actor);
		};
	}

	@Bean
	JavaDelegate recordTransfer(Tickets tickets, Staff staff) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			Actor actor = Inputs.actor(execution);
			Optional<String> agent = Inputs.text(execution, "assignee");
			String team = Inputs.text(execution, "team").orElse(ticket.team());
			Map<String, String> why = new HashMap<>();
			why.put("reason", Inputs.require(execution, "reason"));
			why.put("fromTeam", ticket.team());
			why.put("toTeam", team);
			Optional.ofNullable(ticket.assignee()).ifPresent((from) -> why.put("from", from));
			agent.ifPresent((to) -> why.put("to", to));
			writeNote(tickets, execution, ticket.number(), actor);
			tickets.transfer(ticket.number(), team, agent, why, actor);
			agent.ifPresent(staff::assigned);
		};
	}

	@Bean
	JavaDelegate recordAdvice(Tickets tickets) {
		return (execution) -> tickets.advise(BusinessKeys.number(execution), Inputs.require(execution, "advice"),
				Inputs.actor(execution));
	}

	static void writeNote(Tickets tickets, DelegateExecution execution, String number, Actor actor) {
		Inputs.text(execution, "note")
			.filter((note) -> !note.isBlank())
			.ifPresent((note) -> tickets.write(number, Visibility.INTERNAL, note, null, actor));
	}

}
