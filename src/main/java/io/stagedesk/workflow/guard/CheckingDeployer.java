package io.stagedesk.workflow.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Refuses a new deployment with a model that the check refuses, before the engine reads
 * any of it. What is deployed already was checked then, and stays guarded when it runs.
 */
final class CheckingDeployer implements Deployer {

	private final ModelCheck check;

	CheckingDeployer(ModelCheck check) {
		this.check = check;
	}

	@Override
	public void deploy(DeploymentEntity deployment) {
		if (!deployment.isNew()) {
			return;
		}
		Map<String, byte[]> resources = new TreeMap<>();
		deployment.getResources().forEach((name, resource) -> resources.put(name, resource.getBytes()));
		List<Finding> findings = this.check.check(resources);
		if (!findings.isEmpty()) {
			throw new ProcessEngineException(findings.stream()
				.map(Finding::toString)
				.collect(Collectors.joining("\n", "The deployment is refused:\n", "")));
		}
	}

}
