package io.stagedesk.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
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

	private static final String TEXT = "text";

	private final Map<String, Optional<Table>> known = new ConcurrentHashMap<>();

	private final RepositoryService repository;

	private final DmnEngine tables;

	private final CommandExecutor commands;

	private final MatchedRow matched;

	DecisionTables(ProcessEngine engine, MatchedRow matched) {
		this.matched = matched;
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
	public Answer ask(String table, String processDefinition, Map<String, String> inputs) {
		return find(table, processDefinition, inputs)
			.orElseThrow(() -> new IllegalStateException("The release has no table " + table));
	}

	/** The row that matches; empty where an older release did not have the table yet. */
	public Optional<Answer> find(String table, String processDefinition, Map<String, String> inputs) {
		return this.known.computeIfAbsent(table + "@" + processDefinition, (key) -> find(table, processDefinition))
			.map((asked) -> answer(table, asked, Map.copyOf(inputs)));
	}

	private Answer answer(String key, Table table, Map<String, String> inputs) {
		Map<String, Object> row = row(table.decision(), new HashMap<>(inputs));
		String ruleId = this.matched.take();
		Map<String, String> read = new TreeMap<>(inputs);
		read.keySet().retainAll(table.names());
		return new Answer(key, table.version(), ruleId, row, read, table.words(ruleId, inputs.getOrDefault(TEXT, "")));
	}

	private Optional<Table> find(String table, String processDefinition) {
		String release = this.repository.getProcessDefinition(processDefinition).getDeploymentId();
		return Optional
			.ofNullable(this.repository.createDecisionDefinitionQuery()
				.deploymentId(release)
				.decisionDefinitionKey(table)
				.singleResult())
			.map((definition) -> Table.of(parse(table, definition), definition.getVersion()));
	}

	/** The engine answers as it reads, only while it is at work. */
	private Map<String, Object> row(DmnDecision decision, Map<String, Object> inputs) {
		if (Context.getCommandContext() == null) {
			return this.commands.execute((context) -> row(decision, inputs));
		}
		return this.tables.evaluateDecisionTable(decision, inputs).getSingleResult().getEntryMap();
	}

	/** The engine reads tables only while it is at work. */
	private DmnDecision parse(String table, DecisionDefinition definition) {
		return this.commands.execute(
				(context) -> this.tables.parseDecision(table, this.repository.getDecisionModel(definition.getId())));
	}

	/**
	 * A table with the names that it reads, and with what the cells of its column of text
	 * look for, by row.
	 */
	private record Table(DmnDecision decision, int version, Set<String> names, Map<String, MatchedWords> texts) {

		private static final Pattern STRING = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

		static Table of(DmnDecision decision, int version) {
			DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
			Map<String, MatchedWords> texts = new HashMap<>();
			for (int column = 0; column < table.getInputs().size(); column++) {
				if (TEXT.equals(table.getInputs().get(column).getExpression().getExpression())) {
					for (DmnDecisionTableRuleImpl row : table.getRules()) {
						String cell = row.getConditions().get(column).getExpression();
						texts.put(row.getId(), MatchedWords.of((cell != null) ? cell : ""));
					}
				}
			}
			return new Table(decision, version, names(table), Map.copyOf(texts));
		}

		private static Set<String> names(DmnDecisionTableImpl table) {
			Stream<DmnExpressionImpl> columns = table.getInputs()
				.stream()
				.map(DmnDecisionTableInputImpl::getExpression);
			Stream<DmnExpressionImpl> cells = table.getRules()
				.stream()
				.flatMap((row) -> Stream.concat(row.getConditions().stream(), row.getConclusions().stream()));
			return Stream.concat(columns, cells)
				.map(DmnExpressionImpl::getExpression)
				.filter(Objects::nonNull)
				.flatMap((expression) -> Stream.of(STRING.matcher(expression).replaceAll(" ").split("\\W+")))
				.collect(Collectors.toUnmodifiableSet());
		}

		String words(String row, String text) {
			MatchedWords words = this.texts.get(row);
			return (words != null) ? words.in(text) : "";
		}

	}

	/**
	 * The outputs of the row that matched.
	 *
	 * @param ruleId id of that row
	 * @param inputs what the table was asked, as far as it reads it
	 * @param words what of the text made the row match, or empty
	 */
	public record Answer(String table, int version, String ruleId, Map<String, Object> row, Map<String, String> inputs,
			String words) {

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
