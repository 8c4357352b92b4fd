package io.stagedesk.search.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.search.index.IndexNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Search as programs ask for it, and as the desk's pages do. */
@ApiTest
class SearchRoutesTests {

	@Autowired
	Api api;

	@Autowired
	IndexNode node;

	@Test
	void answersTicketsAndRequestersWithMarks() {
		String number = aTicket("Bandicoot <b>gift</b>", "The bandicoot paid for 金币 twice");

		JsonNode found = search("ana", "q=" + encode("bandicoot 金币")).json();

		JsonNode hit = found.path("tickets").path(0);
		assertThat(hit.path("ticket").path("number").asString()).isEqualTo(number);
		assertThat(hit.path("marks").path(0).path("from").asInt()).isZero();
		assertThat(hit.path("marks").path(0).path("to").asInt()).isEqualTo(9);
		assertThat(hit.path("snippet").path("text").asString()).isEqualTo("The bandicoot paid for 金币 twice");
		assertThat(hit.path("snippet").path("internal").asBoolean()).isFalse();
		assertThat(found.path("indexed").asInt()).isEqualTo(100);
		assertThat(found.path("more").asBoolean()).isFalse();
	}

	@Test
	void answersOnlyWhatIsAskedFor() {
		aTicket("Numbat", "x");
		aTicket("Numbat", "x");

		JsonNode one = search("ana", "q=numbat&limit=1&in=tickets").json();
		JsonNode people = search("ana", "q=" + encode("Numbat Person") + "&in=requesters").json();

		assertThat(one.path("tickets").size()).isOne();
		assertThat(one.path("more").asBoolean()).isTrue();
		assertThat(one.path("requesters").size()).isZero();
		assertThat(people.path("tickets").size()).isZero();
		assertThat(people.path("requesters").path(0).path("name").asString()).isEqualTo("Numbat Person");
		assertThat(people.path("requesters").path(0).path("tickets").asInt()).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "q=x&limit=0, limit", "q=x&limit=51, limit", "q=x&in=articles, in", "q=%00, q" })
	void refusesWhatCannotBe(String query, String field) {
		Answer answer = search("ana", query);

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(field);
		assertThat(search("ana", "q=" + "x".repeat(301)).fields()).containsExactly("q");
	}

	@Test
	void findsNothingWithoutWords() {
		JsonNode found = search("ana", "").json();

		assertThat(found.path("tickets").size()).isZero();
	}

	@Test
	void showsWhatWasFoundSafely() {
		String number = aTicket("Echidna <img src=x>", "The echidna & co");

		Answer page = find("echidna", "en");

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body())
			.contains("role=\"listbox\"", "/desk/tickets/" + number, "<mark>Echidna</mark>", "&lt;img src=x&gt;",
					"The <mark>echidna</mark> &amp; co", "People", "All results")
			.doesNotContain("<img", "<html", "??");
	}

	@Test
	void speaksChinese() {
		aTicket("鸭嘴兽礼物", "x");

		assertThat(find("鸭嘴兽", "zh-CN").body()).contains("工单", "<mark>鸭嘴兽</mark>礼物", "全部结果");
		assertThat(find("没有这样的东西哦", "zh-CN").body()).contains("没有找到“没有这样的东西哦”").doesNotContain("role=\"option\"");
	}

	@Test
	void linksAPersonToAllTheirTickets() {
		aTicket("Bilby", "x");

		assertThat(find("bilby person", "en").body()).contains("/desk?q=from:u-Bilby", "1 ticket");
	}

	private Answer search(String login, String query) {
		this.node.catchUp();
		return this.api.get(login, "/api/v1/search?" + query);
	}

	private Answer find(String q, String language) {
		this.node.catchUp();
		return this.api.send("GET", "ana", "/desk/find?q=" + encode(q), (byte[]) null,
				Map.of("Accept", "text/html", "Accept-Language", language));
	}

	private String aTicket(String subject, String body) {
		String who = subject.split(" ")[0];
		Answer created = this.api.post("app", "/api/v1/tickets", """
				{"requester":{"externalId":"u-%s","name":"%s Person"},"subject":%s,"body":%s,"category":"payment"}"""
			.formatted(who, who, Api.quote(subject), Api.quote(body)));
		assertThat(created.status()).isEqualTo(201);
		return created.json().path("number").asString();
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
