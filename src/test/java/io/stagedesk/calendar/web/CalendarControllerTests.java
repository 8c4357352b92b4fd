package io.stagedesk.calendar.web;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class CalendarControllerTests {

	private static final String CALENDARS = "/api/v1/calendars";

	private static final String BERLIN = """
			{"zone":"Europe/Berlin","windows":[{"day":"MONDAY","from":"09:00","to":"17:00"}],
			"holidays":["2026-12-25"],"holidayCountry":"DE","halfDays":[{"date":"2026-12-24","to":"12:00"}]}""";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	Api api;

	@Test
	void writesAndReadsACalendar() {
		String path = path();
		Answer created = put(path, BERLIN, Map.of());
		assertThat(created.status()).as(created.toString()).isEqualTo(201);
		assertThat(created.header("location")).isEqualTo(path);
		assertThat(created.header("etag")).isEqualTo("\"1\"");
		JsonNode read = this.api.get("vera", path).json();
		assertThat(read).isEqualTo(created.json());
		JSON.readTree(BERLIN)
			.properties()
			.forEach((field) -> assertThat(read.path(field.getKey())).isEqualTo(field.getValue()));
		assertThat(read.path("key").asString()).isEqualTo(path.substring(CALENDARS.length() + 1));
		assertThat(read.path("name").asString()).isEqualTo(read.path("key").asString());
		assertThat(read.path("version").asInt()).isEqualTo(1);
		assertThat(read.path("createdBy").asString()).isEqualTo("mona");
		assertThat(put(path, read.toString(), Map.of()).json()).isEqualTo(read);
	}

	@Test
	void keepsVersions() {
		String path = path();
		put(path, BERLIN, Map.of());
		Answer second = put(path, with("name", "\"Berlin by night\""), Map.of("If-Match", "\"1\""));
		assertThat(second.status()).isEqualTo(200);
		assertThat(second.header("etag")).isEqualTo("\"2\"");
		assertThat(put(path, with("name", "\"Berlin by night\""), Map.of("If-Match", "2")).json())
			.isEqualTo(second.json());
		assertThat(items(path + "/versions")).extracting((one) -> one.path("version").asInt()).containsExactly(2, 1);
		assertThat(this.api.get("ana", path + "?version=1").json().path("version").asInt()).isEqualTo(1);
		assertThat(this.api.get("ana", path + "?version=3").status()).isEqualTo(404);
		assertThat(this.api.get("ana", path + "?version=x").status()).isEqualTo(422);
		assertThat(items(CALENDARS)).extracting((one) -> CALENDARS + "/" + one.path("key").asString()).contains(path);
	}

	@Test
	void refusesAStaleVersion() {
		String path = path();
		put(path, BERLIN, Map.of());
		put(path, with("name", "\"b\""), Map.of());
		for (Answer stale : List.of(put(path, BERLIN, Map.of("If-Match", "\"1\"")),
				put(path, with("version", "1"), Map.of()), put(CALENDARS + "/always", BERLIN, Map.of()))) {
			assertThat(stale.status()).isEqualTo(409);
			assertThat(stale.isProblem()).isTrue();
		}
		assertThat(put(path, BERLIN, Map.of("If-Match", "x")).fields()).containsExactly("If-Match");
		assertThat(put(path, BERLIN, Map.of("If-Match", "*")).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "name|5|name", "name|\" \"|name", "name|\"a\\u0000\"|name", "name|\"\\ud83d\"|name",
					"name|\"a\\nb\"|name", "version|\"1\"|version", "version|1.5|version",
					"version|99999999999|version", "zone|null|zone", "zone|[]|zone", "zone|\"\\u0000\"|zone",
					"windows|[]|windows", "windows|[null]|windows[0]", "windows|{}|windows", "windows|[[]]|windows[0]",
					"windows|[{\"day\":\"MONDAY\",\"from\":\"09:00\",\"to\":\"09:00\"}]|windows[0].to",
					"windows|[{\"day\":1,\"from\":900,\"to\":null}]|windows[0].day windows[0].from windows[0].to",
					"holidays|[\"2026-13-01\"]|holidays[0]",
					"holidays|[{\"date\":\"2026-01-01\",\"name\":\"\\ud83d\"}]|holidays[0].name", "holidays|5|holidays",
					"holidayCountry|\"ZZ\"|holidayCountry", "holidayCountry|[\"DE\"]|holidayCountry",
					"holidayCountry|\"\\u0000\"|holidayCountry", "halfDays|[{\"date\":\"2026-12-24\"}]|halfDays[0].to",
					"halfDays|[5]|halfDays[0]" })
	void refusesAFieldThatDoesNotFit(String field, String json, String faults) {
		Map<String, Integer> rows = this.api.rows();
		Answer answer = put(path(), with(field, json), Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.isProblem()).isTrue();
		assertThat(answer.fields()).containsExactly(faults.split(" "));
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|400", "{|400", "[]|422", "5|422", "\"x\"|422", "{}|422",
			"{\"zone\":\"UTC\",\"zone\":\"UTC\"}|400" })
	void refusesABodyThatIsNoCalendar(String body, int status) {
		Answer answer = put(path(), body, Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.isProblem()).isTrue();
	}

	@Test
	void tellsAllFaultsAtOnce() {
		assertThat(put(path(), "{\"name\":5,\"version\":\"x\",\"zone\":\"x\",\"windows\":[1,2]}", Map.of()).fields())
			.containsExactly("name", "version", "zone", "windows[0]", "windows[1]");
		assertThat(put(path(), "null", Map.of()).status()).isIn(400, 422);
		String many = String.join(",", Collections.nCopies(100_000, "5"));
		assertThat(put(path(), with("holidays", "[" + many + "]"), Map.of()).fields()).containsExactly("holidays");
		assertThat(put(path(), "[".repeat(5000), Map.of()).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "a%20b", "%00", "%C3%A4", "a_b", "12345678901234567890123456789012345678901" })
	void refusesAKeyThatDoesNotFit(String key) {
		assertThat(put(CALENDARS + "/" + key, BERLIN, Map.of()).status()).isIn(400, 422);
		assertThat(this.api.get("ana", CALENDARS + "/" + key).status()).isIn(400, 404);
		assertThat(this.api.get("ana", CALENDARS + "/" + key + "/versions").status()).isIn(400, 404);
	}

	@Test
	void importsHolidays() {
		String path = path();
		put(path, BERLIN, Map.of());
		String file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n"
				+ "SUMMARY:Fête\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261225T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
		JsonNode dry = importing(path + "/holidays/import?dryRun=true", file, Map.of()).json();
		assertThat(dry).isEqualTo(JSON.readTree("""
				{"holidays":[{"date":"2026-12-25","name":"Fête"},{"date":"2026-12-26","name":"Fête"}],
				"added":1,"skipped":1,"dryRun":true,"version":1}"""));
		assertThat(this.api.get("ana", path).header("etag")).isEqualTo("\"1\"");
		Answer done = importing(path + "/holidays/import", file, Map.of("Idempotency-Key", path, "If-Match", "1"));
		assertThat(done.json().path("version").asInt()).isEqualTo(2);
		assertThat(importing(path + "/holidays/import", file, Map.of("Idempotency-Key", path, "If-Match", "1")).json())
			.isEqualTo(done.json());
		assertThat(this.api.get("ana", path).json().path("holidays").size()).isEqualTo(2);
		assertThat(items(path + "/versions")).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "'',400", "hello,400", "'BEGIN:VCALENDAR\nEND:VCALENDAR',200",
			"'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR',422",
			"'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR',422" })
	void refusesAFileThatDoesNotFit(String file, int status) {
		Answer answer = importing(CALENDARS + "/office/holidays/import", file, Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.status() == 200 || answer.isProblem()).isTrue();
	}

	@Test
	void refusesOtherBodiesThanAFile() {
		String path = CALENDARS + "/office/holidays/import";
		assertThat(this.api.post("mona", path, "{}").status()).isEqualTo(415);
		assertThat(importing(CALENDARS + "/no-such/holidays/import", "x", Map.of()).status()).isEqualTo(404);
		assertThat(importing(path, "x".repeat(1_100_000), Map.of()).status()).isEqualTo(413);
		assertThat(importing(path + "?dryRun=maybe", "x", Map.of()).fields()).containsExactly("dryRun");
		assertThat(this.api
			.send("POST", "mona", path, new byte[] { (byte) 0xff, 0 }, Map.of("Content-Type", "text/calendar"))
			.status()).isEqualTo(400);
		assertThat(importing(path, "hello", Map.of("Content-Type", "text/calendar;charset=no-such")).status()).isIn(400,
				415);
	}

	@Test
	void namesCountriesInTheLanguageOfTheCaller() {
		for (Map.Entry<String, String> expected : Map
			.of("de", "Deutschland", "zh-CN", "德国", "fr-CH, de;q=0.5", "Allemagne")
			.entrySet()) {
			Answer answer = this.api.send("GET", "paul", "/api/v1/holiday-countries", (String) null,
					Map.of("Accept-Language", expected.getKey()));
			assertThat(StreamSupport.stream(answer.json().path("items").spliterator(), false)
				.filter((one) -> one.path("code").asString().equals("DE"))
				.map((one) -> one.path("name").asString())).containsExactly(expected.getValue());
		}
		assertThat(this.api
			.send("GET", "paul", "/api/v1/holiday-countries", (String) null, Map.of("Accept-Language", ";;--q=x,*;q=9"))
			.status()).isIn(200, 400);
	}

	private Answer put(String path, String json, Map<String, String> headers) {
		return this.api.send("PUT", "mona", path, json, headers);
	}

	private Answer importing(String path, String file, Map<String, String> headers) {
		Map<String, String> all = new HashMap<>(headers);
		all.putIfAbsent("Content-Type", "text/calendar");
		return this.api.send("POST", "mona", path, file.getBytes(StandardCharsets.UTF_8), all);
	}

	private List<JsonNode> items(String path) {
		Answer answer = this.api.get("ana", path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return StreamSupport.stream(answer.json().path("items").spliterator(), false).toList();
	}

	/** Kept as it stands: no JSON library would write half a character. */
	private static String with(String field, String json) {
		ObjectNode calendar = (ObjectNode) JSON.readTree(BERLIN);
		calendar.remove(field);
		return calendar.toString().replaceFirst("^\\{", "{\"" + field + "\":" + json.replace("\\", "\\\\") + ",");
	}

	private static String path() {
		return CALENDARS + "/" + UUID.randomUUID();
	}

}
