package io.stagedesk.workflow.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.sla.Policies;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class ServiceLevelsTableTests {

	private static final List<String> INPUTS = List.of("scenario", "tier", "category", "team", "vendor", "channel",
			"priority");

	@Autowired
	DecisionService decisions;

	@Autowired
	Policies policies;

	@ParameterizedTest
	@ValueSource(strings = { "P0", "P1", "P2", "P3" })
	void choosesTheVipPolicyForVipsOfEveryPriority(String priority) {
		assertThat(policy(Map.of("tier", "VIP", "priority", priority, "scenario", "SHOW", "channel", "API")))
			.isEqualTo("vip");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "NORMAL", "vip", "VIPS" })
	void choosesTheDefaultPolicyForEverybodyElse(String tier) {
		assertThat(policy(Map.of("tier", tier, "priority", "P1", "team", "payments", "vendor", "acme")))
			.isEqualTo("default");
	}

	@Test
	void choosesTheDefaultPolicyWhereNothingIsKnown() {
		assertThat(policy(Map.of())).isEqualTo("default");
	}

	@Test
	void choosesPoliciesThatThereAre() {
		assertThat(this.policies.find(policy(Map.of("tier", "VIP")))).isPresent();
		assertThat(this.policies.find(policy(Map.of()))).isPresent();
	}

	private String policy(Map<String, Object> known) {
		Map<String, Object> inputs = new HashMap<>(known);
		INPUTS.forEach((input) -> inputs.putIfAbsent(input, ""));
		Map<String, Object> answer = new DeployedTable("service-levels", this.decisions).ask(inputs).getEntryMap();
		assertThat(answer).containsOnlyKeys("policy", "rule");
		return (String) answer.get("policy");
	}

}
