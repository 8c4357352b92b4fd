package io.stagedesk.workflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;

import org.springframework.stereotype.Component;

/**
 * Which version of a model to start. A process that begins inside another one belongs to
 * the same release; else it is the latest, as this node knew it at most a few seconds
 * ago.
 */
@Component
class ModelVersions {

	private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

	private final Map<String, Known> latest = new ConcurrentHashMap<>();

	private final Map<String, String> ofRelease = new ConcurrentHashMap<>();

	private final RepositoryService repository;

	ModelVersions(RepositoryService repository) {
		this.repository = repository;
	}

	String latest(String key) {
		Known known = this.latest.get(key);
		long now = System.nanoTime();
		if (known == null || now - known.since() > FRESH) {
			String id = this.repository.createProcessDefinitionQuery()
				.processDefinitionKey(key)
				.latestVersion()
				.singleResult()
				.getId();
			known = new Known(id, now);
			this.latest.put(key, known);
		}
		return known.id();
	}

	/** The version of the release of the process that is at work now. */
	String ofSameRelease(String key) {
		BpmnExecutionContext context = Context.getBpmnExecutionContext();
		if (context == null) {
			return latest(key);
		}
		String release = context.getProcessDefinition().getDeploymentId();
		return this.ofRelease.computeIfAbsent(release + "/" + key,
				(any) -> this.repository.createProcessDefinitionQuery()
					.deploymentId(release)
					.processDefinitionKey(key)
					.singleResult()
					.getId());
	}

	/** What is deployed by this node is the latest from now on. */
	void forgetLatest() {
		this.latest.clear();
	}

	private record Known(String id, long since) {
	}

}
