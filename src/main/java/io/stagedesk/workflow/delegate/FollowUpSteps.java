package io.stagedesk.workflow.delegate;

import java.util.Map;

import io.stagedesk.feedback.Surveys;
import io.stagedesk.messaging.Mails;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code ticket-follow-up}. */
@Configuration(proxyBeanMethods = false)
class FollowUpSteps {

	@Bean
	JavaDelegate inviteToSurvey(Tickets tickets, Surveys surveys, Mails mails) {
		return (execution) -> {
			TicketSnapshot ticket = tickets.get(BusinessKeys.number(execution));
			mails.inviteToSurvey(ticket, surveys.invite(ticket).token());
		};
	}

	@Bean
	JavaDelegate recordCallBack(Tickets tickets) {
		return (execution) -> {
			String number = BusinessKeys.number(execution);
			Actor actor = Inputs.actor(execution);
			tickets.note(number, "CALLED_BACK", actor, Map.of("outcome", Inputs.require(execution, "outcome")));
			tickets.write(number, Visibility.INTERNAL, Inputs.require(execution, "note"), null, actor);
		};
	}

}
