package io.stagedesk.knowledge.canned;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.knowledge.canned.Placeholders.Filled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceholdersTests {

	private static final Map<String, String> VALUES = Map.of("requester.name", "Linh $1 {{agent.name}}", "agent.name",
			"Ana", "team.name", " ");

	@Test
	void fillsWhatIsKnownAndNothingTwice() {
		assertThat(fill("Hi {{requester.name}}, {{ agent.name }}"))
			.isEqualTo(new Filled("Hi Linh $1 {{agent.name}}, Ana", List.of()));
	}

	@Test
	void leavesGapsThatAreSeen() {
		Filled filled = fill("{{team.name}} {{field.orderId}} {{team.name}}");
		assertThat(filled.text()).isEqualTo("[team.name?] [field.orderId?] [team.name?]");
		assertThat(filled.gaps()).containsExactly("team.name", "field.orderId");
	}

	@Test
	void leavesOtherBracesAlone() {
		assertThat(fill("{{}} {{ 1 }} {a} {{a b}}").text()).isEqualTo("{{}} {{ 1 }} {a} {{a b}}");
	}

	private static Filled fill(String text) {
		return Placeholders.fill(text, (name) -> Optional.ofNullable(VALUES.get(name)));
	}

}
