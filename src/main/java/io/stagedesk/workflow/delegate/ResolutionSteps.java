package io.stagedesk.workflow.delegate;

import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-resolution} that are no moves. */
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
	JavaDelegate recordAdvice(Tickets tickets) {
		return (execution) -> tickets.advise(BusinessKeys.number(execution), Inputs.require(execution, "advice"),
				Inputs.actor(execution));
	}

	@Bean
	JavaDelegate withdrawAdvice(Tickets tickets) {
		return (execution) -> tickets.withdrawAdvice(BusinessKeys.number(execution),
				Inputs.require(execution, "reason"), Inputs.actor(execution));
	}

	static void writeNote(Tickets tickets, DelegateExecution execution, String number, Actor actor) {
		Inputs.text(execution, "note")
			.filter((note) -> !note.isBlank())
			.ifPresent((note) -> tickets.write(number, Visibility.INTERNAL, note, null, actor));
	}

}
