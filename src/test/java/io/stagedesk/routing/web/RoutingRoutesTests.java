package io.stagedesk.routing.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.Fixtures;
import io.stagedesk.routing.Cause;
import io.stagedesk.workflow.dispatch.Dispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The story of yuki and ana as a client and a reader of pages see it. */
@ApiTest
class RoutingRoutesTests {

	@Autowired
	Api api;

	@Autowired
	Dispatcher dispatcher;

	@BeforeEach
	void leaveNothingToDo(@Autowired Fixtures fixtures) {
		fixtures.leaveNothingToDo("payments");
	}

	@AfterEach
	void goHome() {
		List.of("ana", "yuki").forEach((login) -> presence(login, "OFFLINE", ""));
	}

	@Test
	void givesAJapanesePaymentToYukiAndSaysWhyNotAna() {
		presence("ana", "ONLINE", "");
		presence("yuki", "ONLINE", "");
		String number = japanese();
		this.dispatcher.drain("payments", Cause.WORK_DONE);
		assertThat(this.api.get("ana", "/api/v1/tickets/" + number).json().path("assignee").asString())
			.isEqualTo("yuki");
		JsonNode made = last(number, "ana");
		assertThat(made.path("outcome").asString()).isEqualTo("ASSIGNED");
		assertThat(made.path("agent").asString()).isEqualTo("yuki");
		assertThat(made.path("ruleId").asString()).isEqualTo("rule_paymentsJapanese");
		assertThat(made.path("table").asString()).isEqualTo("ticket-routing");
		assertThat(made.path("tableVersion").asInt()).isPositive();
		assertThat(made.path("inputs").path("language").asString()).isEqualTo("ja");
		assertThat(made.path("question").path("preferred").path("payments-refund").asInt()).isEqualTo(3);
		JsonNode ana = candidate(made, "ana");
		assertThat(ana.path("code").asString()).isEqualTo("LANGUAGE");
		assertThat(ana.path("excluded").asString()).isEqualTo("does not speak ja");
		assertThat(ana.path("facts").path("capacity").asInt()).isPositive();
		assertThat(candidate(made, "yuki").path("scores").get(0).path("strategy").asString()).isEqualTo("LANGUAGE");
	}

	@Test
	void waitsWhileYukiIsAtLunchAndIsDrainedByHerReturn() {
		presence("ana", "ONLINE", "");
		presence("yuki", "AWAY", "lunch");
		String number = japanese();
		assertThat(last(number, "ana").path("outcome").asString()).isEqualTo("NOBODY");
		assertThat(candidate(last(number, "ana"), "yuki").path("excluded").asString()).isEqualTo("is AWAY (lunch)");
		presence("yuki", "ONLINE", "");
		this.dispatcher.drain("payments", Cause.AGENT_ONLINE);
		assertThat(last(number, "ana").path("agent").asString()).isEqualTo("yuki");
		assertThat(last(number, "ana").path("cause").asString()).isEqualTo("AGENT_ONLINE");
	}

	@Test
	void tellsOutsidersWhatBecameOfItButNotHowTheDeskStood() {
		String number = japanese();
		assertThat(last(number, "app").path("candidates")).isEmpty();
		assertThat(last(number, "app").path("question").isNull()).isTrue();
		assertThat(last(number, "ana").path("candidates")).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			en, Given to Yuki Yamada at once, does not speak Japanese, Who was looked at
			zh-CN, 已直接分配给 Yuki Yamada, 不会说日语, 考虑过的人员
			""")
	void showsTheCardInTheReadersLanguage(String language, String outcome, String whyNot, String people) {
		presence("ana", "ONLINE", "");
		presence("yuki", "ONLINE", "");
		String number = japanese();
		this.dispatcher.drain("payments", Cause.WORK_DONE);
		String card = page("ana", "/desk/tickets/" + number, language).split("id=\"why\"")[1];
		assertThat(card).contains(outcome, whyNot, people).doesNotContain("??").containsOnlyOnce("#check");
	}

	@Test
	void declinesByTheTasksForm() {
		presence("ana", "ONLINE", "");
		String number = this.api.aTicket().path("number").asString();
		this.dispatcher.drain("payments", Cause.WORK_DONE);
		JsonNode task = this.api.get("ana", "/api/v1/tasks?ticket=" + number).json().path("items").get(0);
		assertThat(task.path("assignee").asString()).isEqualTo("ana");
		String complete = "/api/v1/tasks/%s/complete".formatted(task.path("id").asString());
		Answer refused = this.api.post("ana", complete, "{\"variables\":{\"answer\":\"DECLINE\"}}");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.fields()).containsExactly("reason");
		assertThat(this.api.post("ana", complete, "{\"variables\":{\"answer\":\"DECLINE\",\"reason\":\"I know them\"}}")
			.status()).isLessThan(300);
		assertThat(last(number, "ana").path("cause").asString()).isEqualTo("OFFER_DECLINED");
		assertThat(candidate(last(number, "ana"), "ana").path("code").asString()).isEqualTo("ASKED_BEFORE");
	}

	@Test
	void countsHowEvenlyTicketsWent() {
		presence("yuki", "ONLINE", "");
		japanese();
		this.dispatcher.drain("payments", Cause.WORK_DONE);
		JsonNode day = this.api.get("mona", "/api/v1/routing/fairness?team=payments").json().path("items").get(0);
		assertThat(day.path("largestGap").isNumber()).isTrue();
		assertThat(day.path("gini").asDouble()).isBetween(0.0, 1.0);
		assertThat(StreamSupport.stream(day.path("agents").spliterator(), false))
			.filteredOn((one) -> one.path("agent").asString().equals("yuki"))
			.singleElement()
			.satisfies((yuki) -> assertThat(yuki.path("tickets").asLong()).isPositive());
	}

	@Test
	void countsEachRunOfAShiftWithItsOwnPeople() {
		String asked = "/api/v1/routing/fairness?team=technical&shift=technical-emea&from=%s"
			.formatted(Instant.now().minus(Duration.ofDays(7)));
		Answer answer = this.api.get("mona", asked);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.json().path("items").findValuesAsString("agent")).allMatch("chen"::equals);
		Answer refused = this.api.get("mona", "/api/v1/routing/fairness?team=payments&shift=technical-emea");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.fields()).containsExactly("shift");
		assertThat(page("mona", "/board/fairness?team=technical&shift=technical-emea", "en"))
			.contains("each run of Technical, EMEA")
			.doesNotContain("??");
	}

	@ParameterizedTest
	@CsvSource({ "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from", "from=2020-01-01T00:00:00Z, from",
			"zone=Nowhere, zone" })
	void refusesWhatIsNoSpan(String query, String field) {
		Answer refused = this.api.get("mona", "/api/v1/routing/fairness?team=payments&" + query);
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.fields()).containsExactly(field);
	}

	@Test
	void knowsNoTeamThatThereIsNot() {
		assertThat(this.api.get("ada", "/api/v1/routing/fairness?team=nobody").status()).isEqualTo(404);
		assertThat(this.api.get("ada", "/api/v1/routing/fairness").status()).isBetween(400, 422);
	}

	@ParameterizedTest
	@CsvSource({ "en, Fairness, Online on shift", "zh-CN, 公平性, 当班在线" })
	void showsManagersTheFairnessOfTheDay(String language, String title, String column) {
		presence("yuki", "ONLINE", "");
		japanese();
		this.dispatcher.drain("payments", Cause.WORK_DONE);
		assertThat(page("mona", "/board/fairness?team=payments&period=24h", language))
			.contains(title, column, "Yuki Yamada")
			.doesNotContain("??");
		assertThat(page("mona", "/board", language)).contains("/board/fairness");
	}

	private String japanese() {
		return this.api.post("app", "/api/v1/tickets", """
				{"requester":{"externalId":"u-%d","language":"ja"},"subject":"Coins","body":"49.99",
				"category":"payment"}""".formatted(System.nanoTime())).json().path("number").asString();
	}

	private void presence(String login, String presence, String reason) {
		this.api.send("PUT", "ada", "/api/v1/agents/%s/presence".formatted(login),
				"{\"presence\":\"%s\",\"reason\":\"%s\"}".formatted(presence, reason), Map.of());
	}

	private JsonNode last(String number, String login) {
		JsonNode items = this.api.get(login, "/api/v1/tickets/%s/why".formatted(number)).json().path("items");
		return items.get(items.size() - 1);
	}

	private static JsonNode candidate(JsonNode made, String login) {
		return StreamSupport.stream(made.path("candidates").spliterator(), false)
			.filter((one) -> one.path("agent").asString().equals(login))
			.findFirst()
			.orElseThrow();
	}

	private String page(String login, String path, String language) {
		Answer answer = this.api.send("GET", login, path, (byte[]) null,
				Map.of("Accept", "text/html", "Accept-Language", language));
		assertThat(answer.status()).as(path).isEqualTo(200);
		return new String(answer.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

}
