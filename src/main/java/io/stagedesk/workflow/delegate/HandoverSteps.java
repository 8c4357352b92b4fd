package io.stagedesk.workflow.delegate;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;

import io.stagedesk.workflow.BusinessKeys;
import io.stagedesk.workflow.Handovers;
import io.stagedesk.workflow.Inputs;
import io.stagedesk.workflow.ShiftWatches;
import io.stagedesk.workflow.guard.ModelHelper;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Steps of {@code shift-handover} and {@code ticket-handover}. */
@Configuration(proxyBeanMethods = false)
class HandoverSteps {

	private static final String NOT_YET = "notYet";

	@Bean
	JavaDelegate readShiftEnd(ShiftWatches watches) {
		return (execution) -> watches.read(BusinessKeys.shift(execution));
	}

	@Bean
	JavaDelegate handOverOpenTickets(ShiftWatches watches, Handovers handovers) {
		return (execution) -> handovers.ofShift(BusinessKeys.shift(execution),
				watches.endsAt(BusinessKeys.shift(execution)));
	}

	@Bean
	JavaDelegate watchShiftAgain(ShiftWatches watches) {
		return (execution) -> watches.again(BusinessKeys.shift(execution));
	}

	@Bean
	JavaDelegate forgetShift(ShiftWatches watches) {
		return (execution) -> watches.forget(BusinessKeys.shift(execution));
	}

	@Bean
	JavaDelegate askForHandover(Handovers handovers) {
		return (execution) -> execution.setVariable(NOT_YET,
				!handovers.askForHandover(BusinessKeys.number(execution), Inputs.require(execution, Handovers.SHIFT)));
	}

	@Bean
	JavaDelegate askForReturn(Handovers handovers) {
		return (execution) -> execution.setVariable(NOT_YET,
				!handovers.askForReturn(BusinessKeys.number(execution), Inputs.require(execution, Handovers.VENDOR)));
	}

	/**
	 * {@code ${shift.…(execution)}}: what the roster says of the shift that is watched.
	 */
	@Component
	@ModelHelper("shift")
	public static class ShiftHelper {

		private static final Duration PAUSE = Duration.ofMinutes(10);

		private final ShiftWatches watches;

		private final Clock clock;

		ShiftHelper(ShiftWatches watches, Clock clock) {
			this.watches = watches;
			this.clock = clock;
		}

		public Date endsAt(DelegateExecution execution) {
			return Date.from(this.watches.endsAt(BusinessKeys.shift(execution)));
		}

		public boolean ended(DelegateExecution execution) {
			return this.watches.hasEnded(BusinessKeys.shift(execution));
		}

		/** Whether there is no such shift any more, or none that goes on after it. */
		public boolean gone(DelegateExecution execution) {
			return !this.watches.isWatched(BusinessKeys.shift(execution));
		}

		/** Whether the ticket's own process could not let it go. */
		public boolean notYet(DelegateExecution execution) {
			return Boolean.TRUE.equals(execution.getVariable(NOT_YET));
		}

		public Date tryAgainAt(DelegateExecution execution) {
			return Date.from(this.clock.instant().plus(PAUSE));
		}

		public boolean vendorCutOff(DelegateExecution execution) {
			return Inputs.text(execution, Handovers.VENDOR).isPresent();
		}

	}

}
