package io.stagedesk.sla.web;

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
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cases 10 to 14 of the promise clock as a client sees them; the others stand beside the
 * book of promises and the processes.
 */
@ApiTest
class CasesTests {

	private static final String POLICY = "/api/v1/sla-policies/default";

	private static final String CALENDAR = "/api/v1/calendars/cases";

	private static final String OFFICE = """
			{"zone":"%s","windows":[{"day":"MONDAY","from":"09:00","to":"17:00"},{"day":"TUESDAY","from":"09:00","to":"17:00"},
			{"day":"WEDNESDAY","from":"09:00","to":"17:00"},{"day":"THURSDAY","from":"09:00","to":"17:00"},
			{"day":"FRIDAY","from":"09:00","to":"17:00"}],"holidays":[%s]}""";

	@Autowired
	Api api;

	@AfterEach
	void backToTheUsualPolicy() {
		JsonNode first = this.api.get("mona", POLICY + "?version=1").json();
		put(POLICY, first.toString().replaceFirst("\"version\":1,", ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "FRIDAY 09:00 17:00, MONDAY 09:00 17:00 | 2026-11-20T16:30:00Z | 60 | 2026-11-23T09:30:00Z",
					"FRIDAY 09:00 17:00, MONDAY 09:00 17:00 | 2026-11-20T16:00:00Z | 60 | 2026-11-20T17:00:00Z",
					"FRIDAY 09:00 17:00, MONDAY 09:00 17:00 | 2026-11-20T17:00:00Z | 60 | 2026-11-23T10:00:00Z",
					"MONDAY 08:00 12:00, MONDAY 13:30 18:00 | 2026-11-23T11:30:00Z | 60 | 2026-11-23T14:00:00Z",
					"MONDAY 21:00 02:00                     | 2026-11-23T23:30:00Z | 60 | 2026-11-24T00:30:00Z",
					"MONDAY 00:00 24:00, TUESDAY 00:00 24:00 | 2026-11-23T23:30:00Z | 60 | 2026-11-24T00:30:00Z",
					"MONDAY 09:00 17:00                     | 2026-11-24T10:00:00Z | 60 | 2026-11-30T10:00:00Z" })
	void case10WindowsOfAllKinds(String windows, String createdAt, int minutes, String due) {
		String json = List.of(windows.split(", "))
			.stream()
			.map((one) -> one.strip().split(" "))
			.map((one) -> "{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted((Object[]) one))
			.toList()
			.toString();
		assertThat(due("BUSINESS_MINUTES", minutes, createdAt, "{\"zone\":\"UTC\",\"windows\":%s}".formatted(json)))
			.isEqualTo(due);
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Berlin, 2026-03-27T15:30:00Z, 60, 2026-03-30T07:30:00Z",
			"Europe/Berlin, 2026-10-23T14:30:00Z, 60, 2026-10-26T08:30:00Z",
			"Australia/Lord_Howe, 2026-10-02T06:00:00Z, 60, 2026-10-04T22:30:00Z",
			"America/Havana, 2026-03-06T21:30:00Z, 60, 2026-03-09T13:30:00Z" })
	void case11ChangesOfTheClockOnTheWallCostNothing(String zone, String createdAt, int minutes, String due) {
		assertThat(due("BUSINESS_MINUTES", minutes, createdAt, OFFICE.formatted(zone, ""))).isEqualTo(due);
	}

	@Test
	void case12AHolidayMovesOpenTicketsOnlyWhereTheManagerSaysSo() {
		put(CALENDAR, OFFICE.formatted("UTC", ""));
		put(POLICY, this.api.get("mona", POLICY).json().toString().replace("\"office\"", "\"cases\""));
		String number = this.api
			.post("app", "/api/v1/tickets",
					"""
							{"requester":{"externalId":"u-%d"},"subject":"Black screen","body":"since today","category":"technical"}"""
						.formatted(System.nanoTime()))
			.json()
			.path("number")
			.asString();
		JsonNode before = resolution(number);
		String due = before.path("dueAt").asString();
		String holiday = "{\"calendar\":\"cases\",\"spec\":%s}"
			.formatted(OFFICE.formatted("UTC", "\"" + due.substring(0, 10) + "\""));
		JsonNode move = StreamSupport
			.stream(this.api.post("mona", "/api/v1/sla/changes/preview", holiday).json().path("moves").spliterator(),
					false)
			.filter((one) -> one.path("ticket").asString().equals(number)
					&& one.path("target").asString().equals("RESOLUTION"))
			.findFirst()
			.orElseThrow();
		assertThat(move.path("movedSeconds").asLong()).isPositive();
		assertThat(resolution(number)).as("a preview changes nothing").isEqualTo(before);
		put(CALENDAR, OFFICE.formatted("UTC", "\"" + due.substring(0, 10) + "\""));
		assertThat(resolution(number)).as("stored for the future only").isEqualTo(before);
		assertThat(this.api.post("mona", "/api/v1/sla/changes/apply", "{\"calendar\":\"cases\"}").status())
			.isEqualTo(200);
		JsonNode after = resolution(number);
		assertThat(after.path("dueAt")).isEqualTo(move.path("newDueAt"));
		assertThat(after.path("ledger").get(0)).as("the old promise").isEqualTo(before.path("ledger").get(0));
		assertThat(after.path("ledger").get(1).path("kind").asString()).isEqualTo("RETARGETED");
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-16T11:00:00Z, 2026-11-23T11:00:00Z", "2026-11-14T11:00:00Z, 2026-11-23T09:00:00Z" })
	void case13FiveBusinessDaysAreFiveDays(String createdAt, String due) {
		assertThat(due("BUSINESS_DAYS", 5, createdAt, OFFICE.formatted("UTC", ""))).isEqualTo(due);
	}

	@Test
	void case14WhatComesWhileNobodyWorksCountsFromTheNextOpening() {
		assertThat(due("BUSINESS_MINUTES", 60, "2026-11-21T20:00:00Z", OFFICE.formatted("UTC", "")))
			.isEqualTo("2026-11-23T10:00:00Z");
	}

	private String due(String unit, int value, String createdAt, String calendar) {
		Answer answer = this.api.post("mona", "/api/v1/sla/preview",
				"{\"goal\":{\"value\":%d,\"unit\":\"%s\"},\"createdAt\":\"%s\",\"calendar\":%s}".formatted(value, unit,
						createdAt, calendar));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.json().path("clocks").get(0).path("dueAt").asString();
	}

	private JsonNode resolution(String number) {
		return StreamSupport.stream(
				this.api.get("mona", "/api/v1/tickets/%s/clocks".formatted(number)).json().path("clocks").spliterator(),
				false)
			.filter((one) -> one.path("target").asString().equals("RESOLUTION"))
			.findFirst()
			.orElseThrow();
	}

	private void put(String path, String body) {
		Answer answer = this.api.send("PUT", "mona", path, body, Map.of());
		assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
	}

}
