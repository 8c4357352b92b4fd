package io.stagedesk.workflow.process;

import java.util.Map;

import io.stagedesk.DeskTest;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class ServiceLevelsTableTests {

	private DeployedTable table;

	@BeforeEach
	void open(@Autowired DecisionService decisions) {
		this.table = new DeployedTable("service-levels", decisions);
	}

	@ParameterizedTest
	@CsvSource({ "P0, 15, 240", "P1, 60, 1440", "P2, 240, 7200", "P3, 1440," })
	void promisesByPriority(String priority, Integer firstResponse, Integer resolution) {
		promises(priority, "", firstResponse, resolution);
		promises(priority, "NORMAL", firstResponse, resolution);
	}

	@ParameterizedTest
	@CsvSource({ "P0, 15, 240", "P1, 15, 1440", "P2, 60, 7200", "P3, 240," })
	void promisesVipsOneLevelBetterForTheFirstResponseOnly(String priority, Integer firstResponse, Integer resolution) {
		promises(priority, "VIP", firstResponse, resolution);
	}

	@Test
	void treatsAnUnknownPriorityAsTheLowest() {
		promises("P9", "", 1440, null);
	}

	@Test
	void warnsAtThreeQuartersOfTheDefaultPolicy() {
		assertThat(level("P1", "")).containsEntry("warnPercent", 75).containsEntry("policy", "default");
	}

	private void promises(String priority, String tier, Integer firstResponse, Integer resolution) {
		Map<String, Object> level = level(priority, tier);
		assertThat(level.get("firstResponseMinutes")).isEqualTo(firstResponse);
		assertThat(level.get("resolutionMinutes")).isEqualTo(resolution);
	}

	private Map<String, Object> level(String priority, String tier) {
		return this.table.ask(Map.of("priority", priority, "tier", tier)).getEntryMap();
	}

}
