package io.stagedesk.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.workflow.guard.Finding;
import io.stagedesk.workflow.guard.ModelCatalogue;
import io.stagedesk.workflow.guard.ModelCheck;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * New releases while the desk runs: the newest one with some of its files changed. New
 * tickets follow it at once, on other nodes within seconds; tickets that are under way
 * keep theirs.
 */
@Service
public class Releases {

	/** How a release is called that was not made by a start. */
	static final String CHANGED = "stagedesk, changed";

	private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,98}\\.(bpmn|dmn|form)");

	private final RepositoryService repository;

	private final ModelCheck check;

	private final ModelVersions versions;

	private final AdminEvents history;

	private final JdbcClient jdbc;

	Releases(RepositoryService repository, ModelCatalogue catalogue, ModelVersions versions, AdminEvents history,
			JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.repository = repository;
		this.check = new ModelCheck(catalogue);
		this.versions = versions;
		this.history = history;
	}

	/** The newest first. */
	public List<Deployment> list(int most) {
		return this.repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, most);
	}

	/**
	 * Makes a release.
	 * @param files what is new or changed, by file name, as {@code ticket-routing.dmn}
	 * @throws FieldErrorsException where a file is refused (422); its fields are files
	 * and their elements
	 */
	@Transactional
	public Made make(Map<String, byte[]> files, Viewer viewer) {
		if (files.isEmpty()) {
			throw new FieldErrorsException("file", "must be a model, a table or a form");
		}
		waitForOthers();
		String before = newest();
		Map<String, byte[]> resources = read(before);
		files.forEach((name, bytes) -> resources.put(place(name), bytes));
		refuse(this.check.check(resources));
		Deployment made = deploy(resources, viewer);
		keepsAll(before, made.getId());
		this.history.changed(viewer.login(), AdminAct.RELEASE_MADE, made.getId(), Map.of(),
				Map.of("files", String.join(", ", new TreeSet<>(files.keySet()))));
		this.versions.forgetLatest();
		return new Made(made, processes(made.getId()), tables(made.getId()));
	}

	/** Each release holds what the one before it has changed: one after the other. */
	private void waitForOthers() {
		this.jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
			.query(String.class)
			.single();
	}

	private String newest() {
		return this.repository.getProcessDefinition(this.versions.readLatest(ProcessKeys.TICKET_LIFECYCLE))
			.getDeploymentId();
	}

	private Map<String, byte[]> read(String deployment) {
		Map<String, byte[]> resources = new TreeMap<>();
		for (String name : this.repository.getDeploymentResourceNames(deployment)) {
			try (InputStream bytes = this.repository.getResourceAsStream(deployment, name)) {
				resources.put(name, bytes.readAllBytes());
			}
			catch (IOException ex) {
				throw new IllegalStateException("Cannot read " + name, ex);
			}
		}
		return resources;
	}

	private static String place(String file) {
		if (!FILE.matcher(file).matches()) {
			throw new FieldErrorsException(file.isEmpty() ? "file" : file,
					"must be the plain name of a .bpmn, .dmn or .form file");
		}
		return (file.endsWith(".form") ? "forms/" : "processes/") + file;
	}

	private static void refuse(List<Finding> findings) {
		if (!findings.isEmpty()) {
			throw new FieldErrorsException(
					findings.stream().map((one) -> new FieldError(field(one), one.message())).toList());
		}
	}

	private static String field(Finding finding) {
		return finding.elementId().isEmpty() ? finding.resource() : finding.resource() + " " + finding.elementId();
	}

	private Deployment deploy(Map<String, byte[]> resources, Viewer viewer) {
		DeploymentBuilder deployment = this.repository.createDeployment().name(CHANGED).source(viewer.login());
		resources.forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
		try {
			return deployment.deploy();
		}
		catch (ProcessEngineException ex) {
			throw new FieldErrorsException("file", "is refused by the engine: " + ex.getMessage());
		}
	}

	/** The desk asks for each of them by its key. */
	private void keepsAll(String before, String made) {
		Set<String> missing = new TreeSet<>(keys(before));
		missing.removeAll(keys(made));
		if (!missing.isEmpty()) {
			throw new FieldErrorsException("file", "must keep the ids " + String.join(", ", missing));
		}
	}

	private Set<String> keys(String deployment) {
		return Stream
			.concat(processes(deployment).stream().map(ProcessDefinition::getKey),
					tables(deployment).stream().map(DecisionDefinition::getKey))
			.collect(Collectors.toSet());
	}

	private List<ProcessDefinition> processes(String deployment) {
		return new ArrayList<>(this.repository.createProcessDefinitionQuery().deploymentId(deployment).list());
	}

	private List<DecisionDefinition> tables(String deployment) {
		return new ArrayList<>(this.repository.createDecisionDefinitionQuery().deploymentId(deployment).list());
	}

	/** A release with all that it deployed. */
	public record Made(Deployment deployment, List<ProcessDefinition> processes, List<DecisionDefinition> tables) {
	}

}
