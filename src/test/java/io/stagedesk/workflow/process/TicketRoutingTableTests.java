package io.stagedesk.workflow.process;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.stagedesk.DeskTest;
import io.stagedesk.routing.choice.Strategy;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.people.Skill;
import io.stagedesk.staff.people.Skills;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
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

	@Autowired
	Skills skills;

	@ParameterizedTest
	@CsvSource({ "payment, payments", "technical, technical", "ban, trust", "gift-dispute, trust", "abuse, trust",
			"order, commerce", "complaint, complaints", "account, care", "privacy, care", "question, care",
			"other, care", "'', care", "what-no-row-names, care" })
	void offersToATeamThatThereIs(String category, String team) {
		assertThat(row(category, "en")).containsEntry("team", team).containsEntry("acceptance", 5);
		assertThat(this.staff.isTeam(team)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "payment", "technical", "ban", "order", "complaint", "question" })
	void namesOnlyStrategiesAndSkillsThatThereAre(String category) {
		Map<String, Object> row = row(category, "en");
		assertThat(Strategy.read(row.get("strategy").toString())).doesNotContain(Strategy.QUEUE)
			.contains(Strategy.ROUND_ROBIN);
		assertThat(this.skills.list()).extracting(Skill::id)
			.containsAll(Stream.of(row.get("preferred"), row.get("required"))
				.filter(Objects::nonNull)
				.map((cell) -> cell.toString().split(":")[0])
				.toList());
	}

	@Test
	void givesJapanesePaymentsAtOnceAndWaitsTenMinutesForTheLanguage() {
		assertThat(row("payment", "ja")).containsEntry("team", "payments")
			.containsEntry("relaxAfter", 10)
			.doesNotContainKey("acceptance");
	}

	private Map<String, Object> row(String category, String language) {
		return new DeployedTable("ticket-routing", this.decisions)
			.ask(Map.of("scenario", "SHOW", "category", category, "language", language, "tier", "", "mailboxTeam", ""))
			.getEntryMap();
	}

}
