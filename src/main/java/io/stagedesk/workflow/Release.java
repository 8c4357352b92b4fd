package io.stagedesk.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All models, tables and forms as one deployment. Deployed on start only when any of them
 * changed; tickets that are under way keep the release they were born under. Resources
 * are named by folder and file, the same from a jar as from a checkout.
 */
@Component
class Release implements SmartLifecycle {

	static final int PHASE = 0;

	private static final String NAME = "stagedesk";

	private final RepositoryService repository;

	private final ModelVersions versions;

	private volatile boolean running;

	Release(RepositoryService repository, ModelVersions versions) {
		this.versions = versions;
		this.repository = repository;
	}

	@Override
	public void start() {
		DeploymentBuilder deployment = this.repository.createDeployment().name(NAME).enableDuplicateFiltering(false);
		for (String folder : List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form")) {
			add(deployment, folder);
		}
		deployment.deploy();
		this.versions.forgetLatest();
		this.running = true;
	}

	private static void add(DeploymentBuilder deployment, String pattern) {
		String folder = pattern.substring(0, pattern.indexOf('/') + 1);
		try {
			Resource[] resources = new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern);
			for (Resource resource : Arrays.stream(resources)
				.sorted(Comparator.comparing(Resource::getFilename))
				.toList()) {
				try (InputStream bytes = resource.getInputStream()) {
					deployment.addInputStream(folder + resource.getFilename(), bytes);
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + pattern, ex);
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
