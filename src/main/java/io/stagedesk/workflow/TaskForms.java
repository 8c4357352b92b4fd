package io.stagedesk.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The forms of every release, read once: a task is checked against the form of its own
 * release.
 */
@Component
class TaskForms {

	private static final String PREFIX = "camunda-forms:deployment:";

	private final Map<String, JsonNode> schemas = new ConcurrentHashMap<>();

	private final Map<String, String> deployments = new ConcurrentHashMap<>();

	private final RepositoryService repository;

	private final JsonMapper json;

	TaskForms(RepositoryService repository, JsonMapper json) {
		this.repository = repository;
		this.json = json;
	}

	/** The form behind a form key of the release that a process definition belongs to. */
	Optional<TaskForm> form(String definitionId, String formKey) {
		return schema(definitionId, formKey).map(TaskForm::new);
	}

	Optional<JsonNode> schema(String definitionId, String formKey) {
		if (formKey == null || !formKey.startsWith(PREFIX)) {
			return Optional.empty();
		}
		String deployment = this.deployments.computeIfAbsent(definitionId,
				(id) -> this.repository.getProcessDefinition(id).getDeploymentId());
		return Optional.of(this.schemas.computeIfAbsent(deployment + "/" + formKey,
				(key) -> read(deployment, formKey.substring(PREFIX.length()))));
	}

	private JsonNode read(String deployment, String resource) {
		try (InputStream bytes = this.repository.getResourceAsStream(deployment, resource)) {
			return this.json.readTree(bytes);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read the form " + resource, ex);
		}
	}

}
