package io.stagedesk.workflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.DecisionDefinition;

import org.springframework.stereotype.Component;

/**
 * Asks the business's tables, each in the version of the release that the process belongs
 * to. A table is read once and then asked without a look into the database.
 */
@Component
public class DecisionTables {

	private final Map<String, Table> known = new ConcurrentHashMap<>();

	private final RepositoryService repository;

	private final DmnEngine tables;

	private final CommandExecutor engine;

	DecisionTables(ProcessEngine engine) {
		ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine
			.getProcessEngineConfiguration();
		this.repository = engine.getRepositoryService();
		this.tables = configuration.getDmnEngine();
		this.engine = configuration.getCommandExecutorTxRequired();
	}

	/**
	 * The row that matches.
	 * @param inputs every input of the table, {@code ""} for what is not known
	 */
	public Answer ask(String table, DelegateExecution execution, Map<String, String> inputs) {
		return ask(table, execution.getProcessDefinitionId(), inputs);
	}

	/**
	 * The row that matches in the release of a process. The engine reads tables, and asks
	 * them for the first time, only inside of one of its commands.
	 */
	Answer ask(String table, String processDefinition, Map<String, String> inputs) {
		return (Context.getCommandContext() != null) ? answer(table, processDefinition, inputs)
				: this.engine.execute((context) -> answer(table, processDefinition, inputs));
	}

	private Answer answer(String table, String processDefinition, Map<String, String> inputs) {
		Table asked = this.known.computeIfAbsent(table + "@" + processDefinition,
				(key) -> find(table, processDefinition));
		Map<String, Object> row = this.tables.evaluateDecisionTable(asked.decision(), Map.copyOf(inputs))
			.getSingleResult()
			.getEntryMap();
		return new Answer(table, asked.version(), row);
	}

	private Table find(String table, String processDefinition) {
		String release = this.repository.getProcessDefinition(processDefinition).getDeploymentId();
		DecisionDefinition definition = this.repository.createDecisionDefinitionQuery()
			.deploymentId(release)
			.decisionDefinitionKey(table)
			.singleResult();
		return new Table(this.tables.parseDecision(table, this.repository.getDecisionModel(definition.getId())),
				definition.getVersion());
	}

	private record Table(DmnDecision decision, int version) {
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
