package io.stagedesk.sla.web;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class PolicyControllerTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final AtomicInteger NEXT = new AtomicInteger();

	private static final String BODY = """
			{"name":"Streamers","calendar":"office","calendarFrom":"REGION","pauseOn":["ON_HOLD"],"warnPercent":50,
			"goals":{"P0":{"FIRST_RESPONSE":{"value":10,"unit":"CALENDAR_MINUTES"}},
			"P2":{"RESOLUTION":{"value":3,"unit":"BUSINESS_DAYS"}}},
			"ladder":[{"minutesBefore":30,"to":"ASSIGNEE"},{"percent":100,"to":"PERSON","person":"mona"}]}""";

	private static final String OTHER = BODY.replace("50", "60");

	private final String path = "/api/v1/sla-policies/routes-" + NEXT.incrementAndGet();

	@Autowired
	Api api;

	@Test
	void readsThePolicyThatEveryDeskHas() {
		Answer answer = this.api.get("vera", "/api/v1/sla-policies/default?version=1");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json()).isEqualTo(JSON.readTree(
				"""
						{"key":"default","name":"Default","version":1,"calendar":"office","calendarFrom":"POLICY",
						"pauseOn":["WAITING_REQUESTER","ON_HOLD"],"warnPercent":75,
						"goals":{"P0":{"FIRST_RESPONSE":{"value":15,"unit":"CALENDAR_MINUTES"},
						"RESOLUTION":{"value":240,"unit":"CALENDAR_MINUTES"}},
						"P1":{"FIRST_RESPONSE":{"value":60,"unit":"CALENDAR_MINUTES"},
						"RESOLUTION":{"value":1440,"unit":"CALENDAR_MINUTES"}},
						"P2":{"FIRST_RESPONSE":{"value":240,"unit":"BUSINESS_MINUTES"},
						"RESOLUTION":{"value":5,"unit":"BUSINESS_DAYS"}},
						"P3":{"FIRST_RESPONSE":{"value":1440,"unit":"CALENDAR_MINUTES"}}},
						"ola":[],"ladder":[{"percent":75,"to":"ASSIGNEE"},{"percent":100,"to":"TEAM_LEAD"},{"percent":120,"to":"MANAGER"}]}"""));
	}

	@Test
	void listsThemAll() {
		JsonNode list = this.api.get("app", "/api/v1/sla-policies").json();
		assertThat(list.path("items").valueStream().map((one) -> one.path("key").asString())).contains("default", "vip")
			.isSorted();
		assertThat(list.path("next").isNull()).isTrue();
	}

	@Test
	void makesAPolicyAndItsNextVersions() {
		Answer created = put("mona", BODY, Map.of());
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		assertThat(created.header("location")).isEqualTo(this.path);
		assertThat(created.header("etag")).isEqualTo("\"1\"");
		assertThat(created.json().path("version").asInt()).isEqualTo(1);
		assertThat(put("ada", BODY, Map.of()).status()).isEqualTo(200);
		Answer changed = put("ada", OTHER, Map.of("If-Match", created.header("etag")));
		assertThat(changed.status()).isEqualTo(200);
		assertThat(changed.json().path("version").asInt()).isEqualTo(2);
		assertThat(this.api.get("ana", this.path).body()).isEqualTo(changed.body());
		assertThat(this.api.get("ana", this.path + "?version=1").body()).isEqualTo(created.body());
		JsonNode versions = this.api.get("ana", this.path + "/versions").json().path("items");
		assertThat(versions).hasSize(2);
		assertThat(versions.get(0).path("createdBy").asString()).isEqualTo("ada");
		assertThat(versions.get(1).path("createdBy").asString()).isEqualTo("mona");
	}

	@Test
	void takesBackWhatItGave() {
		JsonNode given = put("mona", BODY, Map.of()).json();
		Answer again = put("mona", given.toString(), Map.of());
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.json()).isEqualTo(given);
	}

	@Test
	void refusesAVersionThatIsNotTheNewest() {
		put("mona", BODY, Map.of());
		put("mona", OTHER, Map.of());
		for (String match : new String[] { "\"1\"", "W/\"1\"", "3", "0" }) {
			Answer stale = put("mona", BODY, Map.of("If-Match", match));
			assertThat(stale.status()).isEqualTo(409);
			assertThat(stale.isProblem()).isTrue();
		}
		assertThat(put("mona", BODY.replace("{\"name\"", "{\"version\":1,\"name\""), Map.of()).status()).isEqualTo(409);
		assertThat(put("mona", BODY, Map.of("If-Match", "x")).fields()).containsExactly("If-Match");
		assertThat(put("mona", BODY, Map.of("If-Match", "*")).status()).isEqualTo(200);
	}

	@Test
	void isCalledAsItsKeyWithoutAName() {
		JsonNode created = put("mona", BODY.replace("\"Streamers\"", "null"), Map.of()).json();
		assertThat(created.path("name").asString()).isEqualTo(created.path("key").asString()).isNotBlank();
	}

	@Test
	void tellsAllFaultsAtOnce() {
		Answer refused = this.api.send("PUT", "mona", "/api/v1/sla-policies/Not%20A%20Key", """
				{"name":" ","version":"1","calendar":"nowhere","goals":{},
				"ladder":[{"percent":1,"to":"PERSON","person":"app"},{"percent":2,"to":"PERSON","person":"nobody"}]}""",
				Map.of());
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.fields()).containsExactly("key", "name", "version", "calendar", "goals", "ladder[0].person",
				"ladder[1].person");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "7", "\"x\"", "{\"calendar\":\"\\u0000\",\"goals\":{}}",
			"{\"name\":\"a\\u0000b\"}", "{\"name\":[]}",
			"{\"calendar\":\"office\",\"goals\":{\"P0\":{\"UPDATE\":{\"value\":1e400,\"unit\":\"BUSINESS_DAYS\"}}}}",
			"{\"ladder\":[{\"to\":\"PERSON\",\"percent\":1,\"person\":\"\\u0000\"}]}",
			"{\"ladder\":[{\"to\":\"PERSON\",\"percent\":1,\"person\":\"\\udc00\"}]}" })
	void refusesWhatIsNoPolicy(String body) {
		Answer refused = put("mona", body, Map.of());
		assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
		assertThat(refused.isProblem()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"name\":\"a\",\"name\":\"b\"}", "nul",
			"{\"goals\":{\"\\ud800\":{}},\"calendar\":\"office\"}" })
	void refusesWhatIsNoJson(String body) {
		Answer refused = put("mona", body, Map.of());
		assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
		assertThat(refused.isProblem()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/sla-policies/nowhere", "/api/v1/sla-policies/nowhere/versions",
			"/api/v1/sla-policies/default?version=9999", "/api/v1/sla-policies/default?version=-1",
			"/api/v1/sla-policies/DEFAULT", "/api/v1/sla-policies/%C3%A4" })
	void knowsNoOther(String path) {
		Answer answer = this.api.get("mona", path);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.isProblem()).isTrue();
	}

	private Answer put(String login, String body, Map<String, String> headers) {
		return this.api.send("PUT", login, this.path, body, headers);
	}

}
