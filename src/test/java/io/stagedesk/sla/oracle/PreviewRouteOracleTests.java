package io.stagedesk.sla.oracle;

import java.util.ArrayList;
import java.util.List;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The same through the route, with the desk's own policies. */
@ApiTest
class PreviewRouteOracleTests {

	@Autowired
	Api api;

	@Test
	void answersWhatTheOraclePromises() {
		for (long seed = 100_000; seed < 100_300; seed++) {
			RandomCase one = RandomCase.of(seed);
			Answer answer = this.api.post("mona", "/api/v1/sla/preview", one.json());
			assertThat(answer.status()).as("%d %s%n%s", seed, one.json(), answer).isEqualTo(200);
			assertThat(actual(answer)).as("seed %d %s", seed, one.json()).isEqualTo(expected(one));
		}
	}

	private static List<String> expected(RandomCase one) {
		List<String> lines = new ArrayList<>();
		for (OracleClock clock : one.expected()) {
			lines.add("%s %d %s started %s due %s warn %s paused %s stopped %s breached %s %s".formatted(clock.target,
					clock.goal.value(), clock.goal.unit(), clock.startedAt, clock.dueAt(), clock.warnAt(),
					clock.pausedSince, clock.stoppedAt, clock.breachedAt, clock.outcome));
			lines.addAll(clock.ledger);
		}
		return lines;
	}

	private static List<String> actual(Answer answer) {
		List<String> lines = new ArrayList<>();
		for (JsonNode clock : answer.json().path("clocks")) {
			lines.add("%s %s %s started %s due %s warn %s paused %s stopped %s breached %s %s".formatted(
					clock.path("target").asString(), clock.path("goal").path("value").asInt(),
					clock.path("goal").path("unit").asString(), text(clock, "startedAt"), text(clock, "dueAt"),
					text(clock, "warnAt"), text(clock, "pausedSince"), text(clock, "stoppedAt"),
					text(clock, "breachedAt"), text(clock, "outcome")));
			for (JsonNode line : clock.path("ledger")) {
				if (text(line, "kind").equals("ESCALATED")) {
					continue;
				}
				lines.add("%s %s > %s".formatted(text(line, "kind"), text(line, "at"), text(line, "dueAt")));
			}
		}
		return lines;
	}

	private static String text(JsonNode node, String field) {
		JsonNode value = node.path(field);
		return (value.isNull() || value.isMissingNode()) ? "null" : value.asString();
	}

}
