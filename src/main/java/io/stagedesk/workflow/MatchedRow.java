package io.stagedesk.workflow;

import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;

/**
 * Remembers which row of a table has matched: the engine tells only those who listen.
 */
final class MatchedRow implements DmnDecisionTableEvaluationListener {

	private static final ThreadLocal<String> LAST = ThreadLocal.withInitial(() -> "");

	/** Id of the row that this thread's last table has matched; empty for none. */
	static String last() {
		String id = LAST.get();
		LAST.remove();
		return id;
	}

	@Override
	public void notify(DmnDecisionTableEvaluationEvent event) {
		LAST.set(event.getMatchingRules().stream().findFirst().map(DmnEvaluatedDecisionRule::getId).orElse(""));
	}

}
