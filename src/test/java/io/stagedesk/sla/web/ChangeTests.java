package io.stagedesk.sla.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A change and what it does to open tickets: sla.md, cases 5, 12 and 20. */
@ApiTest
class ChangeTests {

	private static final String PREVIEW = "/api/v1/sla/changes/preview";

	private static final String APPLY = "/api/v1/sla/changes/apply";

	private static final String POLICY = "/api/v1/sla-policies/default";

	@Autowired
	Api api;

	@AfterEach
	void backToTheUsualPolicy() {
		JsonNode first = this.api.get("mona", POLICY + "?version=1").json();
		assertThat(this.api.send("PUT", "mona", POLICY, first.toString().replaceFirst("\"version\":1,", ""), Map.of())
			.status()).isEqualTo(200);
	}

	@Test
	void case20AChangedPolicyIsShownThenAppliedAndTheOldPromiseStaysReadable() {
		String number = this.api.aTicket().path("number").asString();
		JsonNode before = clock(number, "RESOLUTION");
		String longer = this.api.get("mona", POLICY)
			.json()
			.toString()
			.replace("{\"value\":1440,\"unit\":\"CALENDAR_MINUTES\"}",
					"{\"value\":2880,\"unit\":\"CALENDAR_MINUTES\"}");
		JsonNode preview = this.api.post("mona", PREVIEW, "{\"policy\":\"default\",\"spec\":%s}".formatted(longer))
			.json();
		JsonNode move = StreamSupport.stream(preview.path("moves").spliterator(), false)
			.filter((one) -> one.path("ticket").asString().equals(number)
					&& one.path("target").asString().equals("RESOLUTION"))
			.findFirst()
			.orElseThrow(() -> new AssertionError(preview.toString()));
		assertThat(move.path("movedSeconds").asLong()).isEqualTo(Duration.ofDays(1).toSeconds());
		assertThat(clock(number, "RESOLUTION")).isEqualTo(before);

		Answer stored = this.api.send("PUT", "mona", POLICY, longer, Map.of());
		assertThat(stored.status()).as(stored.toString()).isEqualTo(200);
		assertThat(clock(number, "RESOLUTION")).isEqualTo(before);

		Answer applied = this.api.post("mona", APPLY, "{\"policy\":\"default\"}");
		assertThat(applied.status()).as(applied.toString()).isEqualTo(200);
		assertThat(applied.json().path("moved").asInt()).isPositive();
		JsonNode after = clock(number, "RESOLUTION");
		assertThat(Instant.parse(after.path("dueAt").asString()))
			.isEqualTo(Instant.parse(before.path("dueAt").asString()).plus(Duration.ofDays(1)));
		assertThat(after.path("ledger").get(0).path("dueAt")).isEqualTo(before.path("dueAt"));
		assertThat(after.path("ledger").get(1).path("kind").asString()).isEqualTo("RETARGETED");
		assertThat(this.api.post("mona", APPLY, "{\"policy\":\"default\"}").json().path("moved").asInt()).isZero();
	}

	@Test
	void case5AnotherPriorityCountsFromTheCreation() {
		String number = this.api.aTicketOf("ana");
		String created = this.api.get("ana", "/api/v1/tickets/" + number).json().path("createdAt").asString();
		Answer answer = this.api.post("ana", "/api/v1/tickets/%s/priority".formatted(number),
				"{\"priority\":\"P0\",\"reason\":\"nobody can pay\"}");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.json().path("priority").asString()).isEqualTo("P0");
		assertThat(Instant.parse(answer.json().path("resolutionDueAt").asString()))
			.isEqualTo(Instant.parse(created).plus(Duration.ofHours(4)));
		assertThat(this.api.get("ana", "/api/v1/tickets/%s/events".formatted(number)).body())
			.contains("PRIORITY_CHANGED", "nobody can pay");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} | policy", "{\"policy\":\"default\",\"calendar\":\"office\"} | policy",
					"{\"policy\":\"nowhere\"} | policy", "{\"calendar\":\"nowhere\"} | calendar",
					"{\"calendar\":\"office\",\"spec\":{\"zone\":\"UTC\",\"windows\":[]}} | spec.windows" })
	void namesWhatDoesNotFit(String body, String field) {
		Answer answer = this.api.post("mona", PREVIEW, body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).contains(field);
	}

	private JsonNode clock(String number, String target) {
		return StreamSupport.stream(
				this.api.get("mona", "/api/v1/tickets/%s/clocks".formatted(number)).json().path("clocks").spliterator(),
				false)
			.filter((one) -> one.path("target").asString().equals(target))
			.reduce((one, later) -> later)
			.orElseThrow();
	}

}
