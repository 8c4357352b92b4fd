package io.stagedesk.workflow;

import java.util.Optional;

import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;

import org.springframework.stereotype.Component;

/** Hears which row of a table the engine has chosen, which its answer does not tell. */
@Component
class MatchedRow implements DmnDecisionTableEvaluationListener {

	private final ThreadLocal<String> row = new ThreadLocal<>();

	@Override
	public void notify(DmnDecisionTableEvaluationEvent evaluation) {
		Optional<DmnEvaluatedDecisionRule> matched = evaluation.getMatchingRules().stream().findFirst();
		this.row.set(matched.map(DmnEvaluatedDecisionRule::getId).orElse(""));
	}

	/** Id of the row that the last question of this thread was answered with. */
	String take() {
		String id = this.row.get();
		this.row.remove();
		return (id != null) ? id : "";
	}

}
