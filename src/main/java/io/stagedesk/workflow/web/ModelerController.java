package io.stagedesk.workflow.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.Releases;
import io.stagedesk.workflow.Releases.Made;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The button "Deploy" of Camunda Modeler: what it asks of Camunda's REST interface, and
 * nothing more. Its endpoint is {@code http://<host>/engine-rest}, its authentication a
 * bearer token of a process owner. What is deployed becomes part of a release.
 */
@RestController
@RequestMapping("/engine-rest")
class ModelerController {

	private static final int MOST = 100;

	private final Releases releases;

	ModelerController(Releases releases) {
		this.releases = releases;
	}

	@GetMapping("/version")
	Map<String, String> version() {
		return Map.of("version",
				Objects.requireNonNullElse(ProcessEngine.class.getPackage().getImplementationVersion(), "7"));
	}

	@GetMapping("/deployment")
	List<DeploymentResource> list(@RequestParam(defaultValue = "100") int maxResults) {
		return this.releases.list(Math.min(MOST, Math.max(0, maxResults)))
			.stream()
			.map(DeploymentResource::of)
			.toList();
	}

	@PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Map<String, Object> create(MultipartHttpServletRequest request, @AuthenticationPrincipal Viewer viewer)
			throws IOException {
		Map<String, byte[]> files = new TreeMap<>();
		for (List<MultipartFile> parts : request.getMultiFileMap().values()) {
			for (MultipartFile part : parts) {
				files.put(Objects.requireNonNullElse(part.getOriginalFilename(), ""), part.getBytes());
			}
		}
		return answer(this.releases.make(files, viewer));
	}

	private static Map<String, Object> answer(Made made) {
		DeploymentResource deployment = DeploymentResource.of(made.deployment());
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("links", List.of());
		answer.put("id", deployment.id());
		answer.put("name", deployment.name());
		answer.put("source", deployment.source());
		answer.put("deploymentTime", deployment.deploymentTime());
		answer.put("tenantId", null);
		answer.put("deployedProcessDefinitions",
				byId(made.processes().stream().map(ModelerController::process).toList()));
		answer.put("deployedDecisionDefinitions", byId(made.tables().stream().map(ModelerController::table).toList()));
		return answer;
	}

	private static Map<String, DefinitionResource> byId(List<DefinitionResource> definitions) {
		return definitions.stream().collect(Collectors.toMap(DefinitionResource::id, Function.identity()));
	}

	private static DefinitionResource process(ProcessDefinition one) {
		return new DefinitionResource(one.getId(), one.getKey(), one.getName(), one.getVersion(), one.getResourceName(),
				one.getDeploymentId());
	}

	private static DefinitionResource table(DecisionDefinition one) {
		return new DefinitionResource(one.getId(), one.getKey(), one.getName(), one.getVersion(), one.getResourceName(),
				one.getDeploymentId());
	}

	/** A deployment, as Camunda's interface tells it. */
	record DeploymentResource(String id, String name, String source, String deploymentTime, String tenantId) {

		static DeploymentResource of(Deployment deployment) {
			return new DeploymentResource(deployment.getId(), deployment.getName(), deployment.getSource(),
					deployment.getDeploymentTime().toInstant().toString(), null);
		}

	}

	/** A process or a table, as Camunda's interface tells it. */
	record DefinitionResource(String id, String key, String name, int version, String resource, String deploymentId) {
	}

}
