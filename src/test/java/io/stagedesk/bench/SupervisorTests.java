package io.stagedesk.bench;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SupervisorTests {

	@Test
	void findsThePagesTokenInAnyOrderOfAttributes() {
		assertThat(Supervisor
			.token("<form><input name=\"q\" value=\"1\"><input type=\"hidden\" name=\"_csrf\" value=\"a-B_9\"/>"))
			.isEqualTo("a-B_9");
		assertThat(Supervisor.token("<input value=\"a-B_9\" type=\"hidden\" name=\"_csrf\">")).isEqualTo("a-B_9");
		assertThatIllegalArgumentException().isThrownBy(() -> Supervisor.token("<input name=\"q\" value=\"1\">"));
	}

	@Test
	void takesAwayAllPromisesButOne() {
		JsonNode usual = JsonMapper.builder()
			.build()
			.readTree(
					"""
							{"key":"default","calendar":"office","goals":{"P1":{"RESOLUTION":{"value":60,"unit":"CALENDAR_MINUTES"}}}}""");
		JsonNode little = Supervisor.promisingLittle(Map.of("default", usual)).get("default");
		assertThat(little.path("calendar").stringValue()).isEqualTo("office");
		assertThat(little.path("goals").propertyNames()).containsExactly("P0");
		assertThat(usual.path("goals").propertyNames()).containsExactly("P1");
	}

}
