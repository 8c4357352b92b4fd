package io.stagedesk.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

import org.springframework.stereotype.Service;

/** The deployed models and tables, to be looked at. A deployed model never changes. */
@Service
public class Models {

	private final Map<String, Map<String, String>> documentations = new ConcurrentHashMap<>();

	private final RepositoryService repository;

	Models(RepositoryService repository) {
		this.repository = repository;
	}

	/** The latest version of each, processes first. */
	public List<Model> latest() {
		Stream<Model> processes = this.repository.createProcessDefinitionQuery()
			.latestVersion()
			.orderByProcessDefinitionKey()
			.asc()
			.list()
			.stream()
			.map(this::process);
		Stream<Model> tables = this.repository.createDecisionDefinitionQuery()
			.latestVersion()
			.orderByDecisionDefinitionKey()
			.asc()
			.list()
			.stream()
			.map(this::table);
		return Stream.concat(processes, tables).toList();
	}

	public Optional<Model> latest(String key) {
		return latest().stream().filter((model) -> model.key().equals(key)).findFirst();
	}

	/** The BPMN file behind a process definition. */
	public Optional<byte[]> diagram(String definitionId) {
		if (this.repository.createProcessDefinitionQuery().processDefinitionId(definitionId).count() == 0) {
			return Optional.empty();
		}
		try (InputStream file = this.repository.getProcessModel(definitionId)) {
			return Optional.of(file.readAllBytes());
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read the model " + definitionId, ex);
		}
	}

	/** What the model says about one of its elements, or an empty text. */
	public String documentation(String definitionId, String element) {
		return this.documentations
			.computeIfAbsent(definitionId,
					(id) -> this.repository.getBpmnModelInstance(id)
						.getModelElementsByType(BaseElement.class)
						.stream()
						.filter((one) -> one.getId() != null && !one.getDocumentations().isEmpty())
						.collect(Collectors.toMap(BaseElement::getId, Models::documentation)))
			.getOrDefault(element, "");
	}

	private Model process(ProcessDefinition definition) {
		return new Model(definition.getId(), definition.getKey(), Kind.PROCESS, definition.getName(),
				definition.getVersion(), documentation(definition.getId(), definition.getKey()), deployedAt(definition),
				List.of(), List.of());
	}

	private Model table(DecisionDefinition definition) {
		Decision decision = this.repository.getDmnModelInstance(definition.getId())
			.getModelElementById(definition.getKey());
		DecisionTable table = (DecisionTable) decision.getExpression();
		List<String> columns = Stream
			.concat(table.getInputs()
				.stream()
				.map((input) -> named(input.getLabel(), text(input.getInputExpression().getText()))),
					table.getOutputs().stream().map((output) -> named(output.getLabel(), output.getName())))
			.toList();
		return new Model(definition.getId(), definition.getKey(), Kind.TABLE, definition.getName(),
				definition.getVersion(), description(decision), deployedAt(definition), columns,
				table.getRules().stream().map(Models::cells).toList());
	}

	private static List<String> cells(Rule rule) {
		return Stream.of(rule.getInputEntries(), rule.getOutputEntries())
			.flatMap(Collection::stream)
			.map((entry) -> entry.getChildElementsByType(Text.class))
			.map((texts) -> texts.isEmpty() ? "" : text(texts.iterator().next()))
			.toList();
	}

	private static String description(DmnElement element) {
		return (element.getDescription() != null)
				? element.getDescription().getTextContent().strip().replaceAll("[ \\t]*\\R\\s*", "\n") : "";
	}

	private static String documentation(BaseElement element) {
		return element.getDocumentations()
			.iterator()
			.next()
			.getTextContent()
			.strip()
			.replaceAll("[ \\t]*\\R\\s*", "\n");
	}

	private static String text(Text text) {
		return (text != null) ? text.getTextContent().strip() : "";
	}

	private static String named(String label, String name) {
		return (label != null && !label.isBlank()) ? label : Objects.requireNonNullElse(name, "");
	}

	private Instant deployedAt(ResourceDefinition definition) {
		Date at = this.repository.createDeploymentQuery()
			.deploymentId(definition.getDeploymentId())
			.singleResult()
			.getDeploymentTime();
		return at.toInstant();
	}

	/** What a deployed file is. */
	public enum Kind {

		PROCESS, TABLE

	}

	/** A deployed model; a table comes with its rules. */
	public record Model(String id, String key, Kind kind, String name, int version, String documentation,
			Instant deployedAt, List<String> columns, List<List<String>> rules) {
	}

}
