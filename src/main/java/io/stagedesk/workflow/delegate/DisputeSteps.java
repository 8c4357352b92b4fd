package io.stagedesk.workflow.delegate;

import io.stagedesk.ticket.Proposal;
import io.stagedesk.ticket.Proposals;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code trust-dispute}. */
@Configuration(proxyBeanMethods = false)
class DisputeSteps {

	@Bean
	JavaDelegate recordFinding(Proposals proposals) {
		return (execution) -> proposals.propose(BusinessKeys.number(execution), Inputs.require(execution, "decision"),
				Inputs.require(execution, "resolution"), Inputs.text(execution, "note").orElse(""),
				Inputs.actor(execution));
	}

	@Bean
	JavaDelegate recordApproval(Proposals proposals) {
		return (execution) -> proposals.judge(BusinessKeys.number(execution),
				Inputs.require(execution, "verdict").equals("APPROVE"), Inputs.require(execution, "reason"),
				Inputs.actor(execution));
	}

	@Bean
	JavaDelegate recordDecision(Tickets tickets, Proposals proposals) {
		return (execution) -> {
			Proposal proposal = proposals.of(BusinessKeys.number(execution));
			tickets.resolve(BusinessKeys.number(execution), proposal.resolution(), Inputs.actor(execution));
		};
	}

}
