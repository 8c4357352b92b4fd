package io.stagedesk.workflow.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What a ticket is, and what {@code /why} says about it. */
@ApiTest
class WhyTests {

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@Test
	void keepsEveryDecisionOfANewTicketWithRowWordsAndVersion() {
		JsonNode ticket = create("""
				"subject":"Coins missing","body":"I want a REFUND, my number is 4111 1111 1111 1111",
				"context":{"room":"r-9"}""");
		assertThat(tables(ticket)).containsExactly("ticket-scenario", "ticket-classification", "ticket-priority",
				"ticket-stages", "service-levels");
		JsonNode kind = decision(ticket, "ticket-classification");
		assertThat(kind.path("row").asString()).isEqualTo("rule_payment");
		assertThat(kind.path("rule").asString()).isEqualTo("Words of a payment");
		assertThat(kind.path("version").asInt()).isPositive();
		assertThat(kind.path("inputs").path("words").asString()).isEqualTo("coins, refund");
		assertThat(kind.path("inputs").path("textHash").asString()).hasSize(64);
		assertThat(kind.path("inputs").has("text")).isFalse();
		assertThat(kind.path("inputs").path("scenario").asString()).isEqualTo("SHOW");
		assertThat(decision(ticket, "ticket-stages").path("inputs").propertyNames())
			.containsExactlyInAnyOrder("category", "scenario");
		assertThat(kind.path("outputs").path("priority").asString()).isEqualTo("P1");
		assertThat(kind.path("occasion").asString()).isEqualTo("CREATED");
		assertThat(kind.path("by").asString()).isEqualTo("system");
		assertThat(decision(ticket, "ticket-scenario").path("row").asString()).isEqualTo("rule_room");
		assertThat(decision(ticket, "ticket-stages").path("row").asString()).isEqualTo("rule_ordinary");
	}

	@Test
	void keepsNoBody() {
		create("""
				"subject":"Secret quokka","body":"I paid, and my quokka lives in 12 Quokka Street"\n""");
		assertThat(this.jdbc.sql("select count(*) from decision where lower(inputs) like '%quokka%'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void stillSaysHowTheTicketWasRouted() {
		Answer why = this.api.get("ana", "/api/v1/tickets/%s/why".formatted(create("""
				"subject":"Coins","body":"I paid"\n""").path("number").asString()));
		assertThat(why.json().path("items").get(0).path("team").asString()).isEqualTo("payments");
	}

	@Test
	void asksNoTableForWhatWasGiven() {
		JsonNode ticket = create("""
				"subject":"Coins","body":"I paid","scenario":"SOCIAL_1V1","priority":"P3"\n""");
		assertThat(ticket.path("scenario").asString()).isEqualTo("SOCIAL_1V1");
		assertThat(ticket.path("priority").asString()).isEqualTo("P3");
		assertThat(tables(ticket)).containsExactly("ticket-classification", "ticket-stages", "service-levels");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Where is my parcel | "appVersion":"8.2" | ECOMMERCE | order     | P2
			Where are my coins | "appVersion":"8.2" | SHOW      | payment   | P1
			Where are my coins | "live":true        | SHOW      | payment   | P0
			Where are my coins | "live":"yes"       | SHOW      | payment   | P0
			Where are my coins | "live":false       | SHOW      | payment   | P1
			The picture lags   | "stutterRatio":0.2 | SHOW      | technical | P1
			The picture lags   | "stutterRatio":"x" | SHOW      | technical | P2
			The picture lags   | "rtt":1E38         | SHOW      | technical | P2
			The picture lags   | "rtt":-5           | SHOW      | technical | P2
			Grumble            | "rtt":900,"callId":"c" | SOCIAL_1V1 | technical | P1""")
	void readsWhatTheAppSends(String words, String context, String scenario, String category, String priority) {
		JsonNode ticket = create(
				"\"subject\":\"%s\",\"body\":\"%s\",\"context\":{%s}".formatted(words, words, context));
		assertThat(List.of(ticket.path("scenario").asString(), ticket.path("category").asString(),
				ticket.path("priority").asString()))
			.containsExactly(scenario, category, priority);
	}

	@Test
	void saysByWhomAndWhyThePriorityWasChanged() {
		JsonNode ticket = create("""
				"subject":"Coins","body":"I paid"\n""");
		Answer changed = this.api.post("ana", "/api/v1/tickets/%s/priority".formatted(ticket.path("number").asString()),
				"{\"priority\":\"P0\",\"reason\":\"a host of a gala\"}");
		assertThat(changed.status()).isEqualTo(200);
		List<JsonNode> levels = decisions(ticket).stream()
			.filter((one) -> one.path("table").asString().equals("service-levels"))
			.toList();
		assertThat(levels).extracting((one) -> one.path("occasion").asString()).containsExactly("CREATED", "HAND");
		assertThat(levels.get(1).path("by").asString()).isEqualTo("ana");
		assertThat(levels.get(1).path("inputs").path("priority").asString()).isEqualTo("P0");
	}

	@Test
	void keepsTheWordsOfALaterMessageThatEscalated() {
		JsonNode ticket = create("""
				"subject":"Coins","body":"I paid"\n""");
		this.api.post("app", "/api/v1/tickets/%s/messages".formatted(ticket.path("number").asString()),
				"{\"body\":\"Thanks, and good bye\"}");
		this.api.post("app", "/api/v1/tickets/%s/messages".formatted(ticket.path("number").asString()),
				"{\"body\":\"我要投诉\"}");
		JsonNode escalated = decision(ticket, "immediate-escalation");
		assertThat(escalated.path("occasion").asString()).isEqualTo("MESSAGE");
		assertThat(escalated.path("inputs").path("words").asString()).isEqualTo("投诉");
		assertThat(escalated.path("rule").asString()).isEqualTo("a rule: words of a complaint");
	}

	@ParameterizedTest
	@CsvSource({ "no me llegaron las monedas que pagué, es", "コインが反映されません, ja", "pesanan saya belum masuk kak, id" })
	void tellsTheLanguageOfWhoSaysNone(String words, String language) {
		waitForModels();
		JsonNode ticket = create("\"subject\":\"%s\",\"body\":\"%s\"".formatted(words, words));
		assertThat(ticket.path("language").asString()).isEqualTo(language);
	}

	@Test
	void believesTheLanguageThatIsGiven() {
		Answer answer = this.api.post("app", "/api/v1/tickets", """
				{"requester":{"externalId":"w-%d","language":"fr"},"subject":"コイン","body":"コインが反映されません"}"""
			.formatted(System.nanoTime()));
		assertThat(answer.json().path("language").asString()).isEqualTo("fr");
	}

	private void waitForModels() {
		Awaitility.await()
			.until(() -> create("\"subject\":\"dinero\",\"body\":\"quiero mi dinero\"").path("language")
				.asString()
				.equals("es"));
	}

	private JsonNode create(String fields) {
		Answer answer = this.api.post("app", "/api/v1/tickets",
				"{\"requester\":{\"externalId\":\"w-%d\"},%s}".formatted(System.nanoTime(), fields));
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		return answer.json();
	}

	private List<String> tables(JsonNode ticket) {
		return decisions(ticket).stream().map((decision) -> decision.path("table").asString()).toList();
	}

	private JsonNode decision(JsonNode ticket, String table) {
		return decisions(ticket).stream()
			.filter((decision) -> decision.path("table").asString().equals(table))
			.findFirst()
			.orElseThrow();
	}

	private List<JsonNode> decisions(JsonNode ticket) {
		Answer why = this.api.get("mona", "/api/v1/tickets/%s/why".formatted(ticket.path("number").asString()));
		return new ArrayList<>(StreamSupport.stream(why.json().path("decisions").spliterator(), false).toList());
	}

}
