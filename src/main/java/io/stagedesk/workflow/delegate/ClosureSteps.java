package io.stagedesk.workflow.delegate;

import io.stagedesk.messaging.Mails;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-closure}. */
@Configuration(proxyBeanMethods = false)
class ClosureSteps {

	/** Once: not where a merge was undone after it. */
	@Bean
	JavaDelegate announceResolution(Tickets tickets, Mails mails) {
		return (execution) -> {
			if (Inputs.text(execution, Inputs.TOLD).isEmpty()) {
				mails.announceResolution(tickets.get(BusinessKeys.number(execution)));
			}
		};
	}

	@Bean
	JavaDelegate recordReopening(Tickets tickets) {
		return (execution) -> tickets.reopen(BusinessKeys.number(execution),
				Inputs.text(execution, "reason").orElse(""), Inputs.actor(execution));
	}

	@Bean
	JavaDelegate recordClosing(Tickets tickets) {
		return (execution) -> tickets.close(BusinessKeys.number(execution), CloseReason.SOLVED,
				Inputs.actor(execution));
	}

}
