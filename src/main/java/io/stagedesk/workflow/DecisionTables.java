package io.stagedesk.workflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * Asks the business's tables, each in the version of the release that the process belongs
 * to.
 */
@Component
public class DecisionTables {

	private final Map<String, DecisionDefinition> known = new ConcurrentHashMap<>();

	private final DecisionService decisions;

	private final RepositoryService repository;

	DecisionTables(DecisionService decisions, RepositoryService repository) {
		this.decisions = decisions;
		this.repository = repository;
	}

	/**
	 * The row that matches.
	 * @param inputs every input of the table, {@code ""} for what is not known
	 */
	public Answer ask(String table, DelegateExecution execution, Map<String, String> inputs) {
		DecisionDefinition definition = this.known.computeIfAbsent(table + "@" + execution.getProcessDefinitionId(),
				(key) -> find(table, execution));
		Map<String, Object> row = this.decisions.evaluateDecisionTableById(definition.getId(), Map.copyOf(inputs))
			.getSingleResult()
			.getEntryMap();
		return new Answer(table, definition.getVersion(), row);
	}

	private DecisionDefinition find(String table, DelegateExecution execution) {
		String deployment = this.repository.getProcessDefinition(execution.getProcessDefinitionId()).getDeploymentId();
		return this.repository.createDecisionDefinitionQuery()
			.deploymentId(deployment)
			.decisionDefinitionKey(table)
			.singleResult();
	}

	/** The outputs of the row that matched. */
	public record Answer(String table, int version, Map<String, Object> row) {

		public String text(String output) {
			Object value = this.row.get(output);
			if (value == null) {
				throw new IllegalStateException("The table %s gave no %s".formatted(this.table, output));
			}
			return value.toString();
		}

		/** A number, or {@code null} where the table leaves it empty. */
		public Integer number(String output) {
			return (this.row.get(output) instanceof Number number) ? number.intValue() : null;
		}

	}

}
