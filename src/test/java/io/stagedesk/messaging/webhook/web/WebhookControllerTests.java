package io.stagedesk.messaging.webhook.web;

import java.io.IOException;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.messaging.webhook.ScriptedReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Webhooks by the API. */
@ApiTest
class WebhookControllerTests {

	private static final String PATH = "/api/v1/webhooks/";

	@Autowired
	Api api;

	private ScriptedReceiver receiver;

	@BeforeEach
	void begin() throws IOException {
		this.receiver = new ScriptedReceiver();
	}

	@AfterEach
	void clear() throws IOException {
		this.receiver.close();
		this.api.get("ada", "/api/v1/webhooks")
			.json()
			.path("items")
			.forEach((one) -> send("DELETE", one.path("id").asString(), null));
	}

	@Test
	void showsASecretOnceAndChangesAWebhookOnceForEachVersion() {
		Answer created = send("PUT", "orders", body(""));
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		assertThat(created.header("location")).isEqualTo("/api/v1/webhooks/orders");
		assertThat(created.header("etag")).isEqualTo("\"1\"");
		String secret = created.json().path("secret").asString();
		assertThat(secret).startsWith("whsec_");
		Answer changed = this.api.send("PUT", "ada", PATH + "orders", body(",\"teams\":[\"care\"]"),
				Map.of("If-Match", "\"1\""));
		assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
		assertThat(changed.json().path("secret").isNull()).isTrue();
		assertThat(this.api.send("PUT", "ada", PATH + "orders", body(""), Map.of("If-Match", "\"1\"")).status())
			.isEqualTo(409);
		assertThat(this.api.get("ada", PATH + "orders").body()).doesNotContain(secret).contains("\"teams\":[\"care\"]");
		assertThat(this.api.get("ada", "/api/v1/webhooks").body()).doesNotContain(secret);
		Answer renewed = send("POST", "orders/secret", null);
		assertThat(renewed.json().path("secret").asString()).startsWith("whsec_").isNotEqualTo(secret);
	}

	@Test
	void saysWhatAReceiverMakesOfATest() {
		send("PUT", "orders", body(""));
		Answer heard = send("POST", "orders/test", null);
		assertThat(heard.status()).as(heard.toString()).isEqualTo(200);
		assertThat(heard.json().path("verdict").asString()).isEqualTo("TAKEN");
		assertThat(this.receiver.heard()).singleElement()
			.satisfies((one) -> assertThat(one.body()).contains("webhook.test"));
		this.receiver.answers("503 Later");
		assertThat(send("POST", "orders/test", null).json().path("status").asInt()).isEqualTo(503);
	}

	@Test
	void listsDeliveriesAndTellsOneAgain() {
		send("PUT", "orders", body(""));
		String number = this.api.aTicketOf("ana");
		Answer listed = this.api.get("ada", PATH + "orders/deliveries?limit=1");
		assertThat(listed.status()).as(listed.toString()).isEqualTo(200);
		JsonNode first = listed.json().path("items").get(0);
		assertThat(first.path("ticket").asString()).isEqualTo(number);
		assertThat(first.path("state").asString()).isEqualTo("WAITING");
		assertThat(first.path("body").path("data").path("number").asString()).isEqualTo(number);
		String next = listed.json().path("next").asString();
		JsonNode second = this.api.get("ada", PATH + "orders/deliveries?limit=1&cursor=" + next)
			.json()
			.path("items")
			.get(0);
		assertThat(second.path("id").asString()).isNotEqualTo(first.path("id").asString());
		assertThat(this.api.get("ada", PATH + "orders/deliveries?state=FAILED").json().path("items").size()).isZero();
		assertThat(send("POST", "orders/deliveries/" + first.path("id").asString() + "/retry", null).status())
			.isEqualTo(204);
		assertThat(send("POST", "orders/retry", null).json().path("retried").asInt()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DELETE | nothing
			POST   | nothing/secret
			POST   | nothing/test
			POST   | nothing/retry
			POST   | orders/deliveries/1/retry
			POST   | orders/deliveries/x/retry
			POST   | orders/deliveries/99999999999999999999/retry
			GET    | nothing
			GET    | nothing/deliveries
			GET    | a%00b
			""")
	void findsNothingWhereNothingIs(String method, String path) {
		send("PUT", "orders", body(""));
		Answer answer = send(method, path, null);
		assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
		assertThat(answer.isProblem()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                          | url
			{"url":null}                                                | url
			{"url":"ftp://example.com"}                                 | url
			{"url":"https://example.com/\\u0000"}                       | url
			{"url":"https://example.com","teams":["nowhere"]}           | teams
			{"url":"https://example.com","teams":["a\\u0000b"]}         | teams
			{"url":"https://example.com","teams":[null]}                | teams[]
			{"url":"https://example.com","occasions":[null]}            | occasions[0]
			""")
	void namesTheFieldThatDoesNotFit(String body, String field) {
		Answer answer = send("PUT", "orders", body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.isProblem()).isTrue();
		assertThat(answer.fields()).containsExactly(field);
	}

	@Test
	void refusesAnOccasionThatIsNone() {
		Answer answer = send("PUT", "orders", "{\"url\":\"https://example.com\",\"occasions\":[\"PARTY\"]}");
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.isProblem()).isTrue();
	}

	private String body(String more) {
		return "{\"url\":\"%s\"%s}".formatted(this.receiver.url(), more);
	}

	private Answer send(String method, String path, String body) {
		return this.api.send(method, "ada", PATH + path, body, Map.of());
	}

}
