package io.stagedesk.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A release as a process owner makes it: all models, one of them changed. */
public final class ChangedRelease {

	private ChangedRelease() {
	}

	/** Deploys all models, this one as the change makes it; the desk goes on running. */
	public static void deploy(RepositoryService repository, String changed, UnaryOperator<String> change) {
		DeploymentBuilder deployment = repository.createDeployment().name("stagedesk");
		try {
			for (String folder : List.of("processes/*.bpmn", "processes/*.dmn", "forms/*.form")) {
				for (Resource resource : new PathMatchingResourcePatternResolver()
					.getResources("classpath:" + folder)) {
					String name = folder.substring(0, folder.indexOf('/') + 1) + resource.getFilename();
					String text = resource.getContentAsString(StandardCharsets.UTF_8);
					deployment.addString(name, name.equals(changed) ? change.apply(text) : text);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		deployment.deploy();
	}

	/** Another text in one cell of a table. */
	public static UnaryOperator<String> cell(String id, String text) {
		return (table) -> {
			String changed = table.replaceFirst("(<outputEntry id=\"%s\">\\s*<text>)[^<]*".formatted(id), "$1" + text);
			if (changed.equals(table)) {
				throw new IllegalArgumentException("Nothing to change at " + id);
			}
			return changed;
		};
	}

}
