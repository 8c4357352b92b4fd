package io.stagedesk.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

import io.stagedesk.sla.ClockKey;
import io.stagedesk.sla.LedgerEntry;
import io.stagedesk.sla.Promises;
import io.stagedesk.sla.Target;
import io.stagedesk.ticket.TicketSnapshot;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

/**
 * Case 19: a clock that is moved to a newer version of its model goes on where its ledger
 * stands.
 */
class ClockMigrationTests extends ProcessTests {

	private static final String NEWER = "newer clock";

	@Autowired
	RepositoryService repository;

	@Autowired
	Promises promises;

	@Test
	void aMigratedClockNeitherWarnsNorCallsAgain() throws IOException {
		TicketSnapshot ticket = ticketOfAna();
		this.time.pass(Duration.ofMinutes(46));
		List<String> before = ledger(ticket);
		assertThat(before).containsExactly("STARTED", "WARNED", "ESCALATED");
		ProcessDefinition newer = deployNewer();
		ProcessInstance clock = clock(ticket);
		this.runtime
			.newMigration(this.runtime.createMigrationPlan(clock.getProcessDefinitionId(), newer.getId())
				.mapEqualActivities()
				.updateEventTriggers()
				.build())
			.processInstanceIds(clock.getId())
			.execute();
		assertThat(clock(ticket)).isWaitingAtExactly("receiveTask_promiseRuns");
		assertThat(clock(ticket).getProcessDefinitionId()).isEqualTo(newer.getId());
		this.time.pass(Duration.ofMinutes(10));
		assertThat(ledger(ticket)).isEqualTo(before);
		this.time.pass(Duration.ofMinutes(10));
		assertThat(ledger(ticket)).containsExactly("STARTED", "WARNED", "ESCALATED", "BREACHED", "ESCALATED");
	}

	/** Other tests go on with the model of the release. */
	@AfterEach
	void removeTheNewerModel() {
		this.repository.createDeploymentQuery()
			.deploymentName(NEWER)
			.list()
			.forEach((deployment) -> this.repository.deleteDeployment(deployment.getId(), true));
	}

	/** The same model with another name. */
	private ProcessDefinition deployNewer() throws IOException {
		ProcessDefinition current = this.repository.createProcessDefinitionQuery()
			.processDefinitionKey("sla-clock")
			.latestVersion()
			.singleResult();
		try (InputStream model = this.repository.getProcessModel(current.getId())) {
			String newer = new String(model.readAllBytes(), UTF_8).replace("name=\"Promise is running\"",
					"name=\"Promise still runs\"");
			return this.repository.createDeployment()
				.name(NEWER)
				.addInputStream("processes/sla-clock.bpmn", new ByteArrayInputStream(newer.getBytes(UTF_8)))
				.deployWithResult()
				.getDeployedProcessDefinitions()
				.get(0);
		}
	}

	private ProcessInstance clock(TicketSnapshot ticket) {
		return process("sla-clock", key(ticket).toString());
	}

	private List<String> ledger(TicketSnapshot ticket) {
		return this.promises.ledger(this.promises.get(key(ticket))).stream().map(LedgerEntry::kind).toList();
	}

	private static ClockKey key(TicketSnapshot ticket) {
		return new ClockKey(ticket.number(), Target.FIRST_RESPONSE, 1);
	}

}
