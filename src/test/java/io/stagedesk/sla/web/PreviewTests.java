package io.stagedesk.sla.web;

import java.util.List;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What would be promised, asked from outside. */
@ApiTest
class PreviewTests {

	private static final String ROUTE = "/api/v1/sla/preview";

	private static final String OFFICE = """
			{"zone":"Europe/Berlin","windows":[{"day":"MONDAY","from":"09:00","to":"17:00"},
			{"day":"TUESDAY","from":"09:00","to":"17:00"},{"day":"WEDNESDAY","from":"09:00","to":"17:00"},
			{"day":"THURSDAY","from":"09:00","to":"17:00"},{"day":"FRIDAY","from":"09:00","to":"17:00"}],
			"holidays":["2026-11-18"],"halfDays":[{"date":"2026-11-19","to":"12:00"}]}""";

	@Autowired
	Api api;

	@ParameterizedTest
	@CsvSource({ "2026-11-13T15:30:00Z,60,BUSINESS_MINUTES,2026-11-16T08:30:00Z",
			"2026-11-16T10:00:00Z,5,BUSINESS_DAYS,2026-11-24T10:00:00Z",
			"2026-11-17T15:00:00Z,240,BUSINESS_MINUTES,2026-11-19T11:00:00Z",
			"2026-11-17T15:00:00Z,241,BUSINESS_MINUTES,2026-11-20T08:01:00Z",
			"2026-11-14T12:00:00Z,1,BUSINESS_MINUTES,2026-11-16T08:01:00Z",
			"2026-11-13T15:30:00Z,60,CALENDAR_MINUTES,2026-11-13T16:30:00Z" })
	void reckonsAGoalInAnInlineCalendar(String createdAt, int value, String unit, String due) {
		List<JsonNode> clocks = clocks("""
				{"createdAt":"%s","goal":{"value":%d,"unit":"%s"},"calendar":%s}""".formatted(createdAt, value, unit,
				OFFICE));
		assertThat(clocks).singleElement().satisfies((clock) -> {
			assertThat(clock.path("target").asString()).isEqualTo("RESOLUTION");
			assertThat(clock.path("dueAt").asString()).isEqualTo(due);
			assertThat(clock.path("calendar").asString()).isEqualTo("inline");
		});
	}

	@Test
	void playsTheNewsOfATicket() {
		List<JsonNode> clocks = clocks("""
				{"priority":"P1","createdAt":"2026-11-16T10:00:00Z","asOf":"2026-11-16T20:00:00Z","events":[
				{"at":"2026-11-16T10:30:00Z","kind":"FIRST_RESPONSE"},{"at":"2026-11-16T11:00:00Z","kind":"PAUSE"},
				{"at":"2026-11-16T14:00:00Z","kind":"RESUME"},
				{"at":"2026-11-16T15:00:00Z","kind":"PRIORITY","priority":"P0"}]}""");
		assertThat(clocks).hasSize(2);
		assertThat(clocks.get(0).path("outcome").asString()).isEqualTo("MET");
		JsonNode resolution = clocks.get(1);
		assertThat(resolution.path("dueAt").asString()).isEqualTo("2026-11-16T17:00:00Z");
		assertThat(resolution.path("breachedAt").asString()).isEqualTo("2026-11-16T17:00:00Z");
		assertThat(StreamSupport.stream(resolution.path("ledger").spliterator(), false)
			.map((line) -> line.path("kind").asString() + " " + line.path("dueAt").asString()))
			.containsExactly("STARTED 2026-11-17T10:00:00Z", "PAUSED 2026-11-17T10:00:00Z",
					"RESUMED 2026-11-17T13:00:00Z", "RETARGETED 2026-11-16T17:00:00Z", "WARNED 2026-11-16T17:00:00Z",
					"ESCALATED 2026-11-16T17:00:00Z", "BREACHED 2026-11-16T17:00:00Z", "ESCALATED 2026-11-16T17:00:00Z",
					"ESCALATED 2026-11-16T17:00:00Z");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | priority", "{\"priority\":\"P1\",\"policy\":\"nowhere\"} | policy",
			"{\"goal\":{\"value\":0,\"unit\":\"CALENDAR_MINUTES\"}} | goal.value",
			"{\"goal\":{\"value\":5}} | goal.unit", "{\"goal\":{\"value\":5,\"unit\":\"YEARS\"}} | goal.unit",
			"{\"goal\":{\"value\":5,\"unit\":\"BUSINESS_DAYS\"},\"calendar\":\"nowhere\"} | calendar",
			"{\"goal\":{\"value\":5,\"unit\":\"BUSINESS_DAYS\"},\"calendar\":{\"zone\":\"Mars/Olympus\",\"windows\":[{\"day\":\"MONDAY\",\"from\":\"09:00\",\"to\":\"17:00\"}]}} | calendar.zone",
			"{\"priority\":\"P1\",\"createdAt\":\"2026-11-16T10:00:00Z\",\"events\":[{\"at\":\"2026-11-15T10:00:00Z\",\"kind\":\"PAUSE\"}]} | events[0].at",
			"{\"priority\":\"P1\",\"events\":[{\"at\":\"2030-11-15T10:00:00Z\"}]} | events[0].kind",
			"{\"priority\":\"P1\",\"events\":[null]} | events[0]",
			"{\"priority\":\"P1\",\"events\":[{\"at\":\"2030-11-15T10:00:00Z\",\"kind\":\"PRIORITY\"}]} | events[0].priority",
			"{\"priority\":\"P1\",\"createdAt\":\"+99999-01-01T00:00:00Z\"} | createdAt",
			"{\"priority\":\"P9\"} | priority" })
	void namesWhatDoesNotFit(String body, String field) {
		Answer answer = this.api.post("mona", ROUTE, body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).contains(field);
	}

	@Test
	void endsWhereACalendarNeverOpensLongEnough() {
		Answer answer = this.api.post("mona", ROUTE, """
				{"goal":{"value":5000000,"unit":"BUSINESS_MINUTES"},"calendar":{"zone":"UTC",
				"windows":[{"day":"MONDAY","from":"09:00","to":"09:01"}]}}""");
		assertThat(answer.status()).as(answer.toString()).isIn(200, 422);
	}

	private List<JsonNode> clocks(String body) {
		Answer answer = this.api.post("mona", ROUTE, body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return StreamSupport.stream(answer.json().path("clocks").spliterator(), false).toList();
	}

}
