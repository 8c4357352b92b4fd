package io.stagedesk.workflow.incident;

import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;

import org.springframework.stereotype.Component;

/** What the models call themselves and their activities. */
@Component
class ModelNames {

	private final RepositoryService repository;

	ModelNames(RepositoryService repository) {
		this.repository = repository;
	}

	/** The name of the process, or its key. */
	String process(String definition, String key) {
		return name(definition, key, Process.class).map(Process::getName).orElse(key);
	}

	/** The name of the activity, or its id. */
	String activity(String definition, String id) {
		return name(definition, id, FlowElement.class).map(FlowElement::getName).orElse(id);
	}

	private <T> Optional<T> name(String definition, String id, Class<T> type) {
		if (definition.isEmpty() || id.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional
				.ofNullable((Object) this.repository.getBpmnModelInstance(definition).getModelElementById(id))
				.filter(type::isInstance)
				.map(type::cast);
		}
		catch (ProcessEngineException ex) {
			return Optional.empty();
		}
	}

}
