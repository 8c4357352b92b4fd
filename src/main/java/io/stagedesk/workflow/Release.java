package io.stagedesk.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All models, tables and forms of this StageDesk as one deployment. Deployed on start
 * only when any of them is another than at the last start, so that what a process owner
 * has changed since then stays; tickets that are under way keep the release they were
 * born under. Resources are named by folder and file, the same from a jar as from a
 * checkout.
 */
@Component
class Release implements SmartLifecycle {

	static final int PHASE = 0;

	private static final String NAME = "stagedesk";

	private static final Logger log = LoggerFactory.getLogger(Release.class);

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
		Optional<Deployment> before = newest();
		Deployment made = deployment.deploy();
		before.filter((one) -> one.getName().equals(Releases.CHANGED) && isNewest(made))
			.ifPresent((one) -> log.warn("The models of this StageDesk replace those that {} deployed at {}",
					one.getSource(), one.getDeploymentTime()));
		this.versions.forgetLatest();
		this.running = true;
	}

	private boolean isNewest(Deployment deployment) {
		return newest().map(Deployment::getId).filter(deployment.getId()::equals).isPresent();
	}

	private Optional<Deployment> newest() {
		return this.repository.createDeploymentQuery()
			.orderByDeploymentTime()
			.desc()
			.listPage(0, 1)
			.stream()
			.findFirst();
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
