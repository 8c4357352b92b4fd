package io.stagedesk.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.DecisionDefinition;

import org.springframework.stereotype.Component;

/**
 * Asks the business's tables, each in the version of the release that the process belongs
 * to. A table is read once and then asked without a look into the database.
 */
@Component
public class DecisionTables {

	private final Map<String, Optional<Table>> known = new ConcurrentHashMap<>();

	private final RepositoryService repository;

	private final DmnEngine tables;

	private final CommandExecutor commands;

	DecisionTables(ProcessEngine engine) {
		ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine
			.getProcessEngineConfiguration();
		this.repository = engine.getRepositoryService();
		this.tables = configuration.getDmnEngine();
		this.commands = configuration.getCommandExecutorTxRequired();
	}

	/**
	 * The row that matches.
	 * @param inputs every input of the table, {@code ""} for what is not known
	 */
	public Answer ask(String table, DelegateExecution execution, Map<String, String> inputs) {
		return ask(table, execution.getProcessDefinitionId(), inputs);
	}

	/** The row that matches in the release of a process. */
	Answer ask(String table, String processDefinition, Map<String, String> inputs) {
		return find(table, processDefinition, inputs)
			.orElseThrow(() -> new IllegalStateException("The release has no table " + table));
	}

	/** The row that matches; empty where an older release did not have the table yet. */
	Optional<Answer> find(String table, String processDefinition, Map<String, String> inputs) {
		return this.known.computeIfAbsent(table + "@" + processDefinition, (key) -> find(table, processDefinition))
			.map((asked) -> {
				Map<String, Object> row = this.tables.evaluateDecisionTable(asked.decision(), Map.copyOf(inputs))
					.getSingleResult()
					.getEntryMap();
				return new Answer(table, asked.version(), MatchedRow.last(), row);
			});
	}

	private Optional<Table> find(String table, String processDefinition) {
		String release = this.repository.getProcessDefinition(processDefinition).getDeploymentId();
		return Optional
			.ofNullable(this.repository.createDecisionDefinitionQuery()
				.deploymentId(release)
				.decisionDefinitionKey(table)
				.singleResult())
			.map((definition) -> new Table(parse(table, definition), definition.getVersion()));
	}

	/** The engine reads tables only while it is at work. */
	private DmnDecision parse(String table, DecisionDefinition definition) {
		return this.commands.execute(
				(context) -> this.tables.parseDecision(table, this.repository.getDecisionModel(definition.getId())));
	}

	private record Table(DmnDecision decision, int version) {
	}

	/**
	 * The outputs of the row that matched.
	 *
	 * @param ruleId the row's own id
	 */
	public record Answer(String table, int version, String ruleId, Map<String, Object> row) {

		public String text(String output) {
			Object value = this.row.get(output);
			if (value == null) {
				throw new IllegalStateException("The table %s gave no %s".formatted(this.table, output));
			}
			return value.toString();
		}

		/** All outputs as texts; those left empty are not in it. */
		public Map<String, String> cells() {
			Map<String, String> cells = new HashMap<>();
			this.row.forEach((name, value) -> {
				if (value != null) {
					cells.put(name, value.toString());
				}
			});
			return cells;
		}

		/** A number, or {@code null} where the table leaves it empty. */
		public Integer number(String output) {
			return (this.row.get(output) instanceof Number number) ? number.intValue() : null;
		}

	}

}
