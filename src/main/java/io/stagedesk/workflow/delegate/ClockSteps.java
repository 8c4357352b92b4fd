package io.stagedesk.workflow.delegate;

import java.util.Optional;

import io.stagedesk.sla.ClockKey;
import io.stagedesk.sla.Escalations;
import io.stagedesk.sla.PromiseClock;
import io.stagedesk.sla.Promises;
import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Inputs;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps of {@code sla-clock} and {@code escalation}. */
@Configuration(proxyBeanMethods = false)
class ClockSteps {

	/** The part of a goal at which the ladder's last level is called, in percent. */
	private static final int MANAGER = 120;

	/** The clock keeps itself; reading it here only makes sure that it is there. */
	@Bean
	JavaDelegate readClock(Promises promises) {
		return (execution) -> promises.get(key(execution));
	}

	@Bean
	JavaDelegate recordWarning(Promises promises) {
		return (execution) -> promises.wake(key(execution));
	}

	@Bean
	JavaDelegate recordBreach(Promises promises) {
		return (execution) -> promises.breach(key(execution));
	}

	@Bean
	JavaDelegate raiseLevel(Promises promises, Escalations escalations) {
		return (execution) -> {
			Optional<PromiseClock> broken = BusinessKeys.clock(execution).map(promises::get);
			String cause = broken.map((clock) -> "promise broken: " + clock.key().target())
				.orElseGet(() -> Inputs.text(execution, "reason").orElse("reminder"));
			escalations.raise(BusinessKeys.number(execution), execution.getProcessInstanceId(), cause,
					broken.map((clock) -> promises.at(clock, MANAGER)), broken.isEmpty(), Inputs.actor(execution));
		};
	}

	@Bean
	JavaDelegate recordAcknowledgement(Escalations escalations) {
		return (execution) -> escalations.acknowledge(BusinessKeys.number(execution), execution.getProcessInstanceId(),
				Inputs.require(execution, "plan"), Inputs.actor(execution));
	}

	private static ClockKey key(DelegateExecution execution) {
		return BusinessKeys.clock(execution).orElseThrow();
	}

}
