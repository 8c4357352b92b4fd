package io.stagedesk.workflow.process;

import java.util.Map;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;

/** One of the desk's decision tables as it is deployed. */
record DeployedTable(String key, DecisionService decisions) {

	/** The row that fits. */
	DmnDecisionRuleResult ask(Map<String, Object> inputs) {
		return this.decisions.evaluateDecisionTableByKey(this.key, inputs).getSingleResult();
	}

}
