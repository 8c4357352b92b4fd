package io.stagedesk.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.stagedesk.DeskTest;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Releases that are made while others work. */
@DeskTest
class ReleasesTests {

	private static final String CLOCK = "sla-clock";

	private static final Viewer OWNER = new Viewer("paul", "Paul", Role.PROCESS_OWNER, Set.of());

	@Autowired
	Releases releases;

	@Autowired
	ModelVersions versions;

	@Autowired
	RepositoryService repository;

	@Autowired
	PlatformTransactionManager transactions;

	/** On H2 nobody asks the engine while somebody writes, see ADR 33. */
	@Test
	@EnabledIfSystemProperty(named = "stagedesk.test.database", matches = "postgres")
	void countsAtOnceThoughOthersLookedWhileItWasMade() throws Exception {
		String made = new TransactionTemplate(this.transactions).execute((status) -> {
			String release = make("sla-clock.bpmn", "Count a promise");
			assertThat(CompletableFuture.supplyAsync(() -> this.versions.latest(CLOCK)).join())
				.as("nobody else sees it yet")
				.isNotEqualTo(clockOf(release));
			return release;
		});
		assertThat(this.versions.latest(CLOCK)).isEqualTo(clockOf(made));
	}

	@Test
	void isOneOnTopOfTheOther() throws Exception {
		CompletableFuture<String> other = new TransactionTemplate(this.transactions).execute((status) -> {
			make("sla-clock.bpmn", "First");
			CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> make("escalation.bpmn", "Second"));
			assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS)).as("waits").isInstanceOf(TimeoutException.class);
			return second;
		});
		String second = other.get(20, TimeUnit.SECONDS);
		assertThat(text(second, "sla-clock.bpmn")).contains("<!-- First -->");
		assertThat(text(second, "escalation.bpmn")).contains("<!-- Second -->");
	}

	/** Other tests go on with the models as they are. */
	@AfterEach
	void removeWhatWasMade() {
		this.repository.createDeploymentQuery()
			.deploymentName(Releases.CHANGED)
			.list()
			.forEach((deployment) -> this.repository.deleteDeployment(deployment.getId(), true));
		this.versions.forgetLatest();
	}

	private String make(String file, String remark) {
		try {
			String text = Files.readString(Path.of("processes", file)) + "<!-- %s -->".formatted(remark);
			return this.releases.make(Map.of(file, text.getBytes(StandardCharsets.UTF_8)), OWNER).deployment().getId();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String clockOf(String release) {
		return this.repository.createProcessDefinitionQuery()
			.deploymentId(release)
			.processDefinitionKey(CLOCK)
			.singleResult()
			.getId();
	}

	private String text(String release, String file) throws IOException {
		return new String(this.repository.getResourceAsStream(release, "processes/" + file).readAllBytes(),
				StandardCharsets.UTF_8);
	}

}
