package io.stagedesk.workflow;

import java.util.Map;

import io.stagedesk.DeskTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class DecisionTablesTests {

	@Autowired
	ProcessEngine engine;

	@Autowired
	ModelVersions versions;

	@Test
	void readsATableOutsideOfAProcessToo() {
		Map<String, String> inputs = Map.of("scenario", "SHOW", "tier", "VIP", "category", "", "team", "", "vendor", "",
				"channel", "WEB", "priority", "P1");
		assertThat(new DecisionTables(this.engine, new MatchedRow())
			.ask("service-levels", this.versions.latest(ProcessKeys.TICKET_LIFECYCLE), inputs)
			.text("policy")).isEqualTo("vip");
	}

}
