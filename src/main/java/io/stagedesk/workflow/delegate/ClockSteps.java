package io.stagedesk.workflow.delegate;

import java.util.Optional;

import io.stagedesk.sla.ClockKey;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.ticket.Actor;
import io.stagedesk.workflow.AttentionNotices;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code sla-clock} and {@code escalation}. */
@Configuration(proxyBeanMethods = false)
class ClockSteps {

	@Bean
	JavaDelegate readClock(Promises promises) {
		return (execution) -> promises.read(key(execution));
	}

	@Bean
	JavaDelegate recordWarning(Promises promises) {
		return (execution) -> promises.wake(key(execution));
	}

	@Bean
	JavaDelegate recordBreach(Promises promises) {
		return (execution) -> promises.wake(key(execution));
	}

	@Bean
	JavaDelegate callForAttention(Promises promises) {
		return (execution) -> promises.call(key(execution));
	}

	@Bean
	JavaDelegate raiseLevel(Promises promises, Escalations escalations, AttentionNotices notices) {
		return (execution) -> {
			String process = execution.getProcessInstanceId();
			Optional<PromiseClock> clock = BusinessKeys.clock(execution).map(promises::get);
			clock.ifPresentOrElse((one) -> notices.tell(escalations.raise(process, one), one),
					() -> notices.tell(
							escalations.raise(BusinessKeys.number(execution), process,
									Inputs.text(execution, "reason").orElse(""), Inputs.actor(execution)),
							Inputs.actor(execution)));
		};
	}

	@Bean
	JavaDelegate handBack(Escalations escalations, AttentionNotices notices) {
		return (execution) -> {
			String plan = Inputs.require(execution, "plan");
			Actor by = Inputs.actor(execution);
			notices.tellHandedBack(
					escalations.handBack(BusinessKeys.number(execution), execution.getProcessInstanceId(), plan, by),
					plan, by);
		};
	}

	@Bean
	JavaDelegate recordAcknowledgement(Promises promises, Escalations escalations) {
		return (execution) -> {
			escalations.acknowledge(BusinessKeys.number(execution), execution.getProcessInstanceId(),
					Inputs.require(execution, "plan"), Inputs.actor(execution));
			BusinessKeys.clock(execution).ifPresent((key) -> promises.acknowledge(key, Inputs.actor(execution)));
		};
	}

	@Bean
	JavaDelegate dropEscalation(Escalations escalations) {
		return (execution) -> escalations.drop(execution.getProcessInstanceId());
	}

	private static ClockKey key(DelegateExecution execution) {
		return BusinessKeys.clock(execution).orElseThrow();
	}

}
