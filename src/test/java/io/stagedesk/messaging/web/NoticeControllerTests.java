package io.stagedesk.messaging.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Mona, who leads payments, is told of what ana escalates. */
@ApiTest
class NoticeControllerTests {

	private static final String NOTICES = "/api/v1/notices";

	@Autowired
	Api api;

	@Test
	void listsTheCallersOwnTheNewestFirst() {
		String first = anEscalation();
		String second = anEscalation();
		List<JsonNode> mine = items("mona", NOTICES + "?limit=2");
		assertThat(mine).extracting((one) -> one.path("ticket").asString()).containsExactly(second, first);
		JsonNode notice = mine.get(0);
		assertThat(notice.propertyNames()).contains("id", "kind", "ticket", "subject", "why", "details", "at",
				"readAt");
		assertThat(notice.path("kind").asString()).isEqualTo("ESCALATED");
		assertThat(notice.path("subject").asString()).isEqualTo("Coins not credited");
		assertThat(notice.path("readAt").isNull()).isTrue();
		assertThat(items("yuki", NOTICES)).extracting((one) -> one.path("ticket").asString())
			.doesNotContain(first, second);
	}

	@Test
	void saysWhyInTheCallersLanguage() {
		anEscalation();
		assertThat(why("en")).isEqualTo("Escalated by Ana Alves: a host waits");
		assertThat(why("zh-CN")).isEqualTo("Ana Alves 发起升级：a host waits");
	}

	@Test
	void pagesToTheEnd() {
		String escalated = anEscalation();
		anEscalation();
		anEscalation();
		List<String> ids = new ArrayList<>();
		List<String> tickets = new ArrayList<>();
		String next = "";
		do {
			JsonNode page = this.api.get("mona", NOTICES + "?limit=2&cursor=" + next).json();
			page.path("items").forEach((notice) -> {
				ids.add(notice.path("id").asString());
				tickets.add(notice.path("ticket").asString());
			});
			next = page.path("next").asString("");
		}
		while (!next.isEmpty());
		assertThat(ids).doesNotHaveDuplicates();
		assertThat(tickets).contains(escalated);
	}

	@Test
	void marksAsReadUpToTheOneThatWasSeen() {
		anEscalation();
		String seen = newest().path("id").asString();
		String later = anEscalation();
		Answer answer = this.api.post("mona", NOTICES + "/read", "{\"upTo\":\"%s\"}".formatted(seen));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		assertThat(answer.json().path("unread").asInt()).isEqualTo(1);
		assertThat(items("mona", NOTICES + "?unread=true")).singleElement()
			.satisfies((one) -> assertThat(one.path("ticket").asString()).isEqualTo(later));
		assertThat(items("mona", NOTICES + "?limit=2").get(1).path("readAt").asString("")).isNotEmpty();
	}

	@Test
	void marksNothingOfAnybodyElse() {
		anEscalation();
		this.api.post("ada", NOTICES + "/read", "{\"upTo\":\"%s\"}".formatted(newest().path("id").asString()));
		assertThat(newest().path("readAt").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=201", "limit=x", "unread=maybe", "cursor=x" })
	void refusesFiltersThatDoNotFit(String query) {
		Answer answer = this.api.get("mona", NOTICES + "?" + query);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(query.replaceAll("=.*", ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                               | 422
			{"upTo":null}                    | 422
			{"upTo":"x"}                     | 422
			{"upTo":"-1"}                    | 422
			{"upTo":""}                      | 422
			{"upTo":"9999999999999999999"}   | 422
			{"upTo":1.5}                     | 422
			{"upTo":{}}                      | 422
			[]                               | 400
			{"upTo":                         | 400
			""")
	void refusesToMarkWhatIsNoNotice(String body, int status) {
		Answer answer = this.api.post("mona", NOTICES + "/read", body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.fields()).isEqualTo((status == 422) ? List.of("upTo") : List.of());
	}

	private String why(String language) {
		return this.api.send("GET", "mona", NOTICES + "?limit=1", (byte[]) null, Map.of("Accept-Language", language))
			.json()
			.path("items")
			.get(0)
			.path("why")
			.asString();
	}

	private JsonNode newest() {
		return items("mona", NOTICES + "?limit=1").get(0);
	}

	/** Number of a ticket that was just escalated. */
	private String anEscalation() {
		String number = this.api.aTicketOf("ana");
		Answer escalated = this.api.post("ana", "/api/v1/tickets/%s/escalate".formatted(number),
				"{\"reason\":\"a host waits\"}");
		assertThat(escalated.status()).as(escalated.toString()).isEqualTo(200);
		return number;
	}

	private List<JsonNode> items(String login, String path) {
		Answer answer = this.api.get(login, path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return StreamSupport.stream(answer.json().path("items").spliterator(), false).toList();
	}

}
