package io.stagedesk.workflow.delegate;

import io.stagedesk.messaging.Mails;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.Status;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-waiting}. */
@Configuration(proxyBeanMethods = false)
class WaitingSteps {

	@Bean
	JavaDelegate recordWaiting(Tickets tickets) {
		return (execution) -> tickets.waitFor(BusinessKeys.number(execution),
				Status.valueOf(Inputs.text(execution, "status").orElse(Status.WAITING_REQUESTER.name())),
				Inputs.text(execution, "reason").orElse(""), Inputs.actor(execution));
	}

	@Bean
	JavaDelegate recordReturn(Tickets tickets) {
		return (execution) -> tickets.resume(BusinessKeys.number(execution), Inputs.actor(execution));
	}

	@Bean
	JavaDelegate remindRequester(Tickets tickets, Mails mails) {
		return (execution) -> mails.remind(tickets.get(BusinessKeys.number(execution)));
	}

	@Bean
	JavaDelegate closeWithoutAnswer(Tickets tickets, Mails mails) {
		return (execution) -> {
			String number = BusinessKeys.number(execution);
			tickets.close(number, CloseReason.NO_ANSWER, Actor.SYSTEM);
			mails.tellClosedWithoutAnswer(tickets.get(number));
		};
	}

}
