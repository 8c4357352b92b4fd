package io.stagedesk.workflow;

import java.util.Optional;

import io.stagedesk.sla.ClockKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Business keys are all that a process knows of a ticket: its number, or for a clock
 * {@code number/target/round}. The number alone is the key of the one process that is the
 * ticket's life, and of the stages that it calls.
 */
public final class BusinessKeys {

	private BusinessKeys() {
	}

	public static String number(DelegateExecution execution) {
		String key = execution.getProcessBusinessKey();
		int end = key.indexOf('/');
		return (end < 0) ? key : key.substring(0, end);
	}

	public static Optional<ClockKey> clock(DelegateExecution execution) {
		return ClockKey.parse(execution.getProcessBusinessKey());
	}

	static String ofEscalation(String number) {
		return number + "/ESCALATION";
	}

}
