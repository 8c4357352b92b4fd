package io.stagedesk.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

	private static final Map<String, List<String>> VALUES = Map.ofEntries(
			Map.entry("scenario", List.of("SHOW", "ECOMMERCE", "SOCIAL_1V1", "CONVERSATIONAL_AI")),
			Map.entry("category", CATEGORIES), Map.entry("text", TEXTS), Map.entry("tier", List.of("", "VIP")),
			Map.entry("language", List.of("en", "ja")), Map.entry("priority", List.of("P0", "P1", "P2", "P3")),
			Map.entry("team", List.of("", "care")), Map.entry("vendor", List.of("", "acme")),
			Map.entry("channel", List.of("API", "EMAIL", "PHONE")), Map.entry("live", List.of("", "yes", "no")),
			Map.entry("quality", List.of("", "GOOD", "BAD")),
			Map.entry("facts", List.of("  ", " appversion room ", " sku ", " call ")),
			Map.entry("stutterRatio", List.of("-1", "0", "0.05", "0.7")),
			Map.entry("rtt", List.of("-1", "20", "250", "400.5")), Map.entry("packetLoss", List.of("-1", "0.03")));

	private final RememberingFeelEngine remembering = new RememberingFeelEngine();

	@ParameterizedTest
	@ValueSource(strings = { "ticket-classification", "ticket-routing", "ticket-stages", "service-levels",
			"ticket-scenario", "ticket-priority", "call-quality", "immediate-escalation" })
	void answersAsTheEnginesOwnDoes(String table) throws IOException {
		DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
		configuration.setFeelEngineFactory(() -> this.remembering);
		Table ours = Table.read(table, configuration.buildEngine());
		DefaultDmnEngineConfiguration plain = new DefaultDmnEngineConfiguration();
		plain.setFeelCustomFunctionProviders(List.of(new Mentions()));
		Table theirs = Table.read(table, plain.buildEngine());
		Random random = new Random(7);
		for (int i = 0; i < 200; i++) {
			Map<String, Object> inputs = new HashMap<>();
			VALUES.forEach((input, values) -> inputs.put(input, any(random, values)));
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
