package io.stagedesk.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RememberingFeelEngineTests {

	private static final List<String> TEXTS = List.of("", " i paid but the coins did not arrive ", " 直播间一直黑屏 声音断断续续 ",
			" quiero apelar suspendieron mi cuenta ", " lag ", " nobody can pay in any room ", " 返金 ",
			" saya punya saran ", " my flag ");

	private static final List<String> CATEGORIES = List.of("", "payment", "ban", "gift-dispute", "technical", "order",
			"abuse", "complaint", "question", "other", "unheard-of");

	private final RememberingFeelEngine remembering = new RememberingFeelEngine();

	@ParameterizedTest
	@ValueSource(strings = { "ticket-classification", "ticket-routing", "ticket-stages", "service-levels" })
	void answersAsTheEnginesOwnDoes(String table) throws IOException {
		DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
		configuration.setFeelEngineFactory(() -> this.remembering);
		Table ours = Table.read(table, configuration.buildEngine());
		Table theirs = Table.read(table, new DefaultDmnEngineConfiguration().buildEngine());
		Random random = new Random(7);
		for (int i = 0; i < 200; i++) {
			Map<String, Object> inputs = Map.of("scenario",
					any(random, List.of("SHOW", "ECOMMERCE", "SOCIAL_1V1", "CONVERSATIONAL_AI")), "category",
					any(random, CATEGORIES), "text", any(random, TEXTS), "tier", any(random, List.of("", "VIP")),
					"language", any(random, List.of("en", "ja")), "priority",
					any(random, List.of("P0", "P1", "P2", "P3")), "team", any(random, List.of("", "care")), "vendor",
					any(random, List.of("", "acme")), "channel", any(random, List.of("API", "EMAIL")));
			assertThat(ours.rows(inputs)).isEqualTo(theirs.rows(inputs)).hasSize(1);
		}
	}

	@Test
	void refusesWhatIsNoFeel() {
		var inputs = Variables.createVariables().putValue("text", "x").asVariableContext();
		assertThatExceptionOfType(FeelException.class)
			.isThrownBy(() -> this.remembering.evaluateSimpleUnaryTests("contains(?,", "text", inputs));
	}

	private static String any(Random random, List<String> values) {
		return values.get(random.nextInt(values.size()));
	}

	private record Table(DmnEngine engine, DmnDecision decision) {

		static Table read(String key, DmnEngine engine) throws IOException {
			try (InputStream file = Files.newInputStream(Path.of("processes", key + ".dmn"))) {
				return new Table(engine, engine.parseDecision(key, file));
			}
		}

		List<Map<String, Object>> rows(Map<String, Object> inputs) {
			return this.engine.evaluateDecisionTable(this.decision, inputs).getResultList();
		}

	}

}
