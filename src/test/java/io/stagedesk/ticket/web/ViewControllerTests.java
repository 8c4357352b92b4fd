package io.stagedesk.ticket.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class ViewControllerTests {

	private static final String VIEWS = "/api/v1/views";

	@Autowired
	Api api;

	@Autowired
	JdbcClient jdbc;

	@AfterEach
	void noViews() {
		this.jdbc.sql("delete from desk_view").update();
	}

	@Test
	void keepsAViewAndListsItsTickets() {
		String number = this.api.aTicketOf("ana");
		Answer made = this.api.post("ana", VIEWS,
				"""
						{"name":"Waiting","conditions":{"assignee":"@me","statuses":["OPEN"],"waitingMinutes":0},"sort":"waiting"}""");
		assertThat(made.status()).as(made.toString()).isEqualTo(201);
		String key = made.json().path("key").asString();
		assertThat(made.header("location")).isEqualTo(VIEWS + "/" + key);
		assertThat(numbers("ana", VIEWS + "/" + key + "/tickets?q=" + number)).containsExactly(number);
		assertThat(this.api.get("yuki", VIEWS + "/" + key).status()).isEqualTo(404);
		Answer changed = this.api.send("PUT", "ana", VIEWS + "/" + key, "{\"name\":\"Other\",\"version\":1}", Map.of());
		assertThat(changed.json().path("version").asInt()).isEqualTo(2);
		assertThat(this.api.send("PUT", "ana", VIEWS + "/" + key, "{\"name\":\"Other\"}", Map.of("If-Match", "\"1\""))
			.status()).isEqualTo(409);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{}|name", "{\"name\":\"a\\nb\"}|name", "{\"name\":\"a\\u0000b\"}|name",
					"{\"name\":\"a\",\"sort\":\"best\"}|sort", "{\"name\":\"a\",\"team\":\"nobodys\"}|team",
					"{\"name\":\"a\",\"conditions\":{\"tags\":[\"\"]}}|conditions.tags",
					"{\"name\":\"a\",\"conditions\":{\"createdHours\":-1}}|conditions.createdHours",
					"{\"name\":\"a\",\"conditions\":{\"assignee\":\"\\ud83d\"}}|conditions.assignee" })
	void namesTheFieldAtFault(String body, String field) {
		Answer answer = this.api.post("mona", VIEWS, body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).contains(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{", "{\"name\":\"a\",\"conditions\":[]}",
			"{\"name\":\"a\",\"conditions\":{\"statuses\":[\"LOST\"]}}",
			"{\"name\":\"a\",\"conditions\":{\"statuses\":\"OPEN,\"}}",
			"{\"name\":\"a\",\"conditions\":{\"vip\":\"perhaps\"}}",
			"{\"name\":\"a\",\"conditions\":{\"dueMinutes\":99999999999}}" })
	void refusesWhatIsNoView(String body) {
		assertThat(this.api.post("ana", VIEWS, body).status()).isBetween(400, 422);
	}

	@Test
	void countsEachViewOnce() {
		this.api.aTicketOf("ana");
		List<JsonNode> counts = items("ana", VIEWS + "/counts");
		assertThat(counts).extracting((one) -> one.path("key").asString())
			.containsExactly("mine", "unassigned", "soon", "waiting", "snoozed", "mentions", "open", "done");
		JsonNode mine = counts.get(0);
		int listed = numbers("ana", VIEWS + "/mine/tickets?limit=200").size();
		assertThat(mine.path("count").asInt()).isEqualTo(Math.min(99, listed)).isPositive();
		assertThat(mine.path("more").asBoolean()).isEqualTo(listed > 99);
	}

	@Test
	void putsATicketAsideAndFetchesItBack() {
		String number = this.api.aTicketOf("ana");
		String path = "/api/v1/tickets/" + number;
		String until = Instant.now().plus(Duration.ofHours(1)).toString();
		assertThat(this.api.post("ana", path + "/snooze", "{\"until\":\"%s\"}".formatted(until)).status())
			.isEqualTo(200);
		assertThat(numbers("ana", VIEWS + "/mine/tickets?q=" + number)).isEmpty();
		assertThat(numbers("ana", VIEWS + "/snoozed/tickets?q=" + number)).containsExactly(number);
		assertThat(this.api.post("ana", path + "/unsnooze", null).status()).isEqualTo(200);
		assertThat(numbers("ana", VIEWS + "/mine/tickets?q=" + number)).containsExactly(number);
		Answer past = this.api.post("ana", path + "/snooze", "{\"until\":\"2001-01-01T00:00:00Z\"}");
		assertThat(past.status()).isEqualTo(422);
		assertThat(past.fields()).containsExactly("until");
		assertThat(this.api.post("ana", path + "/snooze", "{}").status()).isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource({ "channel=API,true", "'channel=CHAT,EMAIL',false", "language=en,true", "category=payment,true",
			"category=ban,false", "tag=nothing,false", "vip=false,true", "vip=true,false", "waiting=0,true",
			"waiting=600,false", "assignee=@me,true", "assignee=@nobody,false" })
	void listsByMoreConditions(String condition, boolean found) {
		String number = this.api.aTicketOf("ana");
		assertThat(numbers("ana", "/api/v1/tickets?sort=waiting&q=%s&%s".formatted(number, condition)))
			.hasSize(found ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "channel=FAX,channel", "waiting=-1,waiting", "sort=best,sort", "waiting=soon,waiting", "vip=x,vip" })
	void namesTheParameterAtFault(String parameter, String field) {
		Answer answer = this.api.get("ana", "/api/v1/tickets?" + parameter);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(field);
	}

	private List<String> numbers(String login, String path) {
		return items(login, path).stream().map((one) -> one.path("number").asString()).toList();
	}

	private List<JsonNode> items(String login, String path) {
		Answer answer = this.api.get(login, path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return StreamSupport.stream(answer.json().path("items").spliterator(), false).toList();
	}

}
