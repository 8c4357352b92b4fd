package io.stagedesk.workflow.delegate;

import java.util.Optional;

import io.stagedesk.messaging.Mails;
import io.stagedesk.messaging.Mails.PromisedAnswer;
import io.stagedesk.sla.Promises;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.CloseReason;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import io.stagedesk.workflow.ServiceLevels;
import io.stagedesk.workflow.announce.Announcement;
import io.stagedesk.workflow.announce.Announcement.Kind;
import io.stagedesk.workflow.announce.Announcements;
import io.stagedesk.workflow.decision.Classifier;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-lifecycle}. */
@Configuration(proxyBeanMethods = false)
class LifecycleSteps {

	@Bean
	JavaDelegate classifyTicket(Classifier classifier) {
		return (execution) -> classifier.classify(BusinessKeys.number(execution),
				Inputs.text(execution, "body").orElse(""),
				Inputs.text(execution, "scenarioGiven").map(Boolean::valueOf).orElse(true),
				execution.getProcessDefinitionId());
	}

	@Bean
	JavaDelegate makePromise(Tickets tickets, ServiceLevels levels, Promises promises) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			promises.make(ticket, levels.first(ticket, execution.getProcessDefinitionId()));
		};
	}

	@Bean
	JavaDelegate acknowledgeReceipt(Tickets tickets, Mails mails, Announcements announcements) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			Announcement told = announcements.of(ticket);
			mails.acknowledge(ticket,
					(told.kind() == Kind.FIRST_RESPONSE)
							? Optional
								.of(new PromisedAnswer(told.at(), told.zone(), told.span().key(), told.span().count()))
							: Optional.empty());
		};
	}

	@Bean
	JavaDelegate recordWithdrawal(Tickets tickets) {
		return (execution) -> {
			String number = BusinessKeys.number(execution);
			Actor actor = Inputs.actor(execution);
			CloseReason reason = CloseReason.valueOf(Inputs.require(execution, "closeReason"));
			Optional<String> into = Inputs.text(execution, "into");
			if (into.isPresent()) {
				tickets.merge(number, into.get(), actor);
			}
			else {
				tickets.close(number, reason, actor);
			}
		};
	}

}
