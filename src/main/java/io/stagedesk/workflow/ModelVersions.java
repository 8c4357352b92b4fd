package io.stagedesk.workflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which version of a model to start. A process that begins inside another one belongs to
 * the same release; else it is the latest, as this node knew it at most a few seconds
 * ago.
 */
@Component
class ModelVersions {

	private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

	private final Map<String, Known> latest = new ConcurrentHashMap<>();

	/** How often all was forgotten: what was read before counts no more. */
	private final AtomicLong times = new AtomicLong();

	private final Map<String, String> ofRelease = new ConcurrentHashMap<>();

	private final RepositoryService repository;

	ModelVersions(RepositoryService repository) {
		this.repository = repository;
	}

	String latest(String key) {
		long times = this.times.get();
		long now = System.nanoTime();
		Known known = this.latest.get(key);
		if (known == null || known.times() != times || now - known.since() > FRESH) {
			known = new Known(readLatest(key), times, now);
			this.latest.put(key, known);
		}
		return known.id();
	}

	/** What this node may not know yet. */
	String readLatest(String key) {
		return this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(key)
			.latestVersion()
			.singleResult()
			.getId();
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

	/**
	 * What is deployed by this node is the latest as soon as that is committed: others
	 * read while it is not, and would keep what they read.
	 */
	void forgetLatest() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			this.times.incrementAndGet();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				ModelVersions.this.times.incrementAndGet();
			}
		});
	}

	private record Known(String id, long times, long since) {
	}

}
