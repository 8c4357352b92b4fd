package io.stagedesk.workflow.process;

import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.staff.Staff;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class TicketRoutingTableTests {

	@Autowired
	DecisionService decisions;

	@Autowired
	Staff staff;

	@ParameterizedTest
	@CsvSource({ "payment, payments", "technical, technical", "ban, trust", "gift-dispute, trust", "abuse, trust",
			"order, commerce", "complaint, complaints", "account, care", "privacy, care", "question, care",
			"other, care", "'', care", "what-no-row-names, care" })
	void offersToATeamThatThereIs(String category, String team) {
		Map<String, Object> inputs = Map.of("scenario", "SHOW", "category", category, "language", "en", "tier", "");
		assertThat(new DeployedTable("ticket-routing", this.decisions).ask(inputs).getEntryMap())
			.containsEntry("team", team)
			.containsEntry("strategy", "OFFER");
		assertThat(this.staff.isTeam(team)).isTrue();
	}

}
