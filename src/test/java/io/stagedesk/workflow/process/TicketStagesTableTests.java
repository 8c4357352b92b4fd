package io.stagedesk.workflow.process;

import java.util.Map;

import io.stagedesk.DeskTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class TicketStagesTableTests {

	@Autowired
	DecisionService decisions;

	@Autowired
	RepositoryService repository;

	@ParameterizedTest
	@CsvSource({ "SHOW, ban, trust-dispute", "SHOW, gift-dispute, trust-dispute", "SHOW, payment, ticket-resolution",
			"SOCIAL_1V1, ban, ticket-resolution", "ECOMMERCE, gift-dispute, ticket-resolution",
			"'', '', ticket-resolution" })
	void choosesADeployedProcess(String scenario, String category, String process) {
		String chosen = new DeployedTable("ticket-stages", this.decisions)
			.ask(Map.of("scenario", scenario, "category", category))
			.getEntry("resolution");
		assertThat(chosen).isEqualTo(process);
		assertThat(this.repository.createProcessDefinitionQuery().processDefinitionKey(chosen).count()).isPositive();
	}

}
