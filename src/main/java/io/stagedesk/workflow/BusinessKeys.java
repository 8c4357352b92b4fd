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

	private static final String SHIFT = "SHIFT/";

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

	/** Key of the shift that a process watches. */
	public static String shift(DelegateExecution execution) {
		return execution.getProcessBusinessKey().substring(SHIFT.length());
	}

	static String ofShift(String key) {
		return SHIFT + key;
	}

	static String ofHandover(String number) {
		return number + "/HANDOVER";
	}

	static String ofEscalation(String number) {
		return number + "/ESCALATION";
	}

}
