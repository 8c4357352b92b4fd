package io.stagedesk.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.requester.RequesterFacts;
import io.stagedesk.ticket.Actor;
import io.stagedesk.ticket.Channel;
import io.stagedesk.ticket.NewTicket;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.TicketSnapshot;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.workflow.decision.Decision;
import io.stagedesk.workflow.decision.Decisions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The process owner edits a cell, and the next ticket follows it. */
@DeskTest
class ChangedTableTests {

	private static final String CHANGED = "changed";

	@Autowired
	RepositoryService repository;

	@Autowired
	ModelVersions versions;

	@Autowired
	Tickets tickets;

	@Autowired
	Decisions decisions;

	@Test
	void aWordAddedToAListCountsForTheNextTicket() throws IOException {
		TicketSnapshot before = create();
		deploy("mentions(?, \"log in, ", "mentions(?, \"log in, moonstones, ");
		TicketSnapshot after = create();
		assertThat(before.category()).isEqualTo("other");
		assertThat(after.category()).isEqualTo("account");
		Decision decision = classification(after);
		assertThat(decision.inputs()).containsEntry("words", "moonstones");
		assertThat(decision.version()).isGreaterThan(classification(before).version());
	}

	@Test
	void aCellMayAskForWhatTheAppSays() throws IOException {
		TicketSnapshot before = create();
		deploy("\"PHONE\",\"VIDEO\"", "network = \"2g\" and appVersion = \"8.2\"");
		TicketSnapshot after = create();
		assertThat(before.priority()).isEqualTo(Priority.P3);
		assertThat(after.priority()).isEqualTo(Priority.P2);
		assertThat(decision(after, "ticket-priority").inputs()).containsEntry("network", "2g");
	}

	/** Other tests go on with the release. */
	@AfterEach
	void removeTheChangedRelease() {
		this.repository.createDeploymentQuery()
			.deploymentName(CHANGED)
			.list()
			.forEach((deployment) -> this.repository.deleteDeployment(deployment.getId(), true));
		this.versions.forgetLatest();
	}

	private void deploy(String cell, String changed) throws IOException {
		ProcessDefinition current = this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(ProcessKeys.TICKET_LIFECYCLE)
			.latestVersion()
			.singleResult();
		DeploymentBuilder release = this.repository.createDeployment().name(CHANGED);
		for (String name : this.repository.getDeploymentResourceNames(current.getDeploymentId())) {
			try (InputStream file = this.repository.getResourceAsStream(current.getDeploymentId(), name)) {
				String text = new String(file.readAllBytes(), UTF_8);
				release.addInputStream(name, new ByteArrayInputStream(text.replace(cell, changed).getBytes(UTF_8)));
			}
		}
		release.deploy();
		this.versions.forgetLatest();
	}

	private Decision classification(TicketSnapshot ticket) {
		return decision(ticket, "ticket-classification");
	}

	private Decision decision(TicketSnapshot ticket, String table) {
		return this.decisions.of(ticket)
			.stream()
			.filter((decision) -> decision.table().equals(table))
			.findFirst()
			.orElseThrow();
	}

	private TicketSnapshot create() {
		return this.tickets.get(
				this.tickets
					.create(new NewTicket(new RequesterFacts("c-" + System.nanoTime(), null, null, "en", null, null),
							"Moonstones", "Where", Channel.API, null, null, null, null, Map.of(), List.of(),
							Map.of("network", "2G", "appVersion", "8.2"), true), Actor.REQUESTER)
					.number());
	}

}
