package io.stagedesk.workflow;

import java.util.Map;

import io.stagedesk.DeskTest;
import io.stagedesk.sla.PolicyRules;
import io.stagedesk.sla.PolicyRules.Rule;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@DeskTest
class ServiceLevelRulesTests {

	@Autowired
	PolicyRules rules;

	@Test
	void findsTheRowsThatChooseAPolicy() {
		assertThat(this.rules.choosing("vip"))
			.containsExactly(new Rule(1, "VIPs get the VIP policy", Map.of("Tier", "\"VIP\"")));
		assertThat(this.rules.choosing("default")).singleElement()
			.satisfies((rule) -> assertThat(rule.conditions()).isEmpty());
		assertThat(this.rules.choosing("vi")).isEmpty();
	}

}
