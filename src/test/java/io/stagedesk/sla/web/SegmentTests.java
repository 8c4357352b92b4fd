package io.stagedesk.sla.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What depends on who has a ticket: the calendar of a team or a region, and the OLA of a
 * team or a vendor for its own segment.
 */
@ApiTest
class SegmentTests {

	private static final String POLICY = "/api/v1/sla-policies/default";

	private static final String CALENDAR = "/api/v1/calendars/night";

	@Autowired
	Api api;

	@AfterEach
	void backToTheUsual() {
		JsonNode first = this.api.get("mona", POLICY + "?version=1").json();
		put(POLICY, first.toString().replaceFirst("\"version\":1,", ""));
		put(CALENDAR + "/uses", "{}");
	}

	@Test
	void countsInTheCalendarOfTheTeamThatHasIt() {
		nightsFor("{\"teams\":[\"technical\"]}");
		policyWith("\"calendarFrom\":\"POLICY\"", "\"calendarFrom\":\"TEAM\"");
		String number = this.api.aTicketOf("ana");
		assertThat(clock(number, "RESOLUTION").path("calendar").asString()).isEqualTo("office");
		JsonNode before = clock(number, "RESOLUTION");
		transfer(number, "{\"team\":\"technical\",\"reason\":\"not money\",\"note\":\"see logs\"}");
		JsonNode after = clock(number, "RESOLUTION");
		assertThat(after.path("calendar").asString()).isEqualTo("night");
		assertThat(kinds(after)).containsExactly("STARTED", "RETARGETED");
		assertThat(after.path("ledger").get(1).path("cause").asString()).isEqualTo("team payments became technical");
		assertThat(after.path("ledger").get(0)).isEqualTo(before.path("ledger").get(0));
	}

	@Test
	void openTicketsGetTheirTeamsCalendarWhenThePolicyIsApplied() {
		nightsFor("{}");
		policyWith("\"calendarFrom\":\"POLICY\"", "\"calendarFrom\":\"TEAM\"");
		String number = this.api.aTicketOf("ana");
		nightsFor("{\"teams\":[\"payments\"]}");
		assertThat(clock(number, "RESOLUTION").path("calendar").asString()).isEqualTo("office");
		Answer applied = this.api.post("mona", "/api/v1/sla/changes/apply", "{\"policy\":\"default\"}");
		assertThat(applied.status()).as(applied.toString()).isEqualTo(200);
		JsonNode after = clock(number, "RESOLUTION");
		assertThat(after.path("calendar").asString()).isEqualTo("night");
		assertThat(kinds(after)).containsExactly("STARTED", "RETARGETED");
	}

	@Test
	void countsInTheCalendarOfTheRequestersRegion() {
		nightsFor("{\"regions\":[\"jp\"]}");
		policyWith("\"calendarFrom\":\"POLICY\"", "\"calendarFrom\":\"REGION\"");
		assertThat(clock(ticketFrom("JP"), "RESOLUTION").path("calendar").asString()).isEqualTo("night");
		assertThat(clock(ticketFrom("DE"), "RESOLUTION").path("calendar").asString()).isEqualTo("office");
	}

	@Test
	void eachTeamKeepsItsOwnSegmentBesideTheCustomersClock() {
		policyWith("\"ola\":[]", """
				"ola":[{"team":"payments","goals":{"P1":{"value":30,"unit":"CALENDAR_MINUTES"}}},
				{"vendor":"acme","goals":{"P1":{"value":20,"unit":"CALENDAR_MINUTES"}}}]""");
		String number = this.api.aTicketOf("ana");
		assertThat(clock(number, "OLA").path("party").asString()).isEqualTo("team:payments");
		transfer(number,
				"{\"assignee\":\"vera\",\"team\":\"payments\",\"reason\":\"overflow\",\"note\":\"as agreed\"}");
		List<JsonNode> segments = clocks(number, "OLA");
		assertThat(segments).extracting((one) -> one.path("party").asString())
			.containsExactly("team:payments", "vendor:acme");
		transfer(number, "{\"assignee\":\"omar\",\"reason\":\"not money\",\"note\":\"see logs\"}");
		assertThat(clocks(number, "OLA")).extracting((one) -> one.path("outcome").asString()).containsOnly("MET");
		assertThat(clock(number, "RESOLUTION").path("outcome").isNull()).isTrue();
	}

	@Test
	void namesWhatDoesNotFit() {
		nightsFor("{}");
		Answer answer = this.api.send("PUT", "mona", CALENDAR + "/uses",
				"{\"teams\":[\"payments\",\"nowhere\",null,\"a\\u0000\"],\"regions\":[\"\",\"DE, AT\"]}", Map.of());
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).containsExactlyInAnyOrder("teams[1]", "teams[2]", "teams[3]", "regions[0]",
				"regions[1]");
		Answer policy = this.api.send("PUT", "mona", POLICY, policy().replace("\"ola\":[]", """
				"ola":[{"team":"nowhere","goals":{"P1":{"value":30,"unit":"CALENDAR_MINUTES"}}},{"vendor":"acme"},
				{"team":"payments","vendor":"acme","goals":{}}]"""), Map.of());
		assertThat(policy.status()).isEqualTo(422);
		assertThat(policy.fields()).containsExactlyInAnyOrder("ola[0].team", "ola[1].goals", "ola[2]");
	}

	@Test
	void aTeamOrRegionHasOneCalendar() {
		nightsFor("{\"teams\":[\"technical\"],\"regions\":[\"jp\"]}");
		Answer answer = this.api.send("PUT", "mona", "/api/v1/calendars/always/uses",
				"{\"teams\":[\"technical\",\"care\"],\"regions\":[\"JP\"]}", Map.of());
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly("teams[0]", "regions[0]");
		assertThat(answer.json().toString()).contains("has a calendar already: night");
		assertThat(this.api.get("mona", CALENDAR + "/uses").json().toString())
			.isEqualTo("{\"teams\":[\"technical\"],\"regions\":[\"JP\"]}");
		assertThat(this.api.get("mona", "/api/v1/calendars/always/uses").json().path("teams").isEmpty()).isTrue();
	}

	private void nightsFor(String uses) {
		Optional.of(this.api.get("mona", CALENDAR).status())
			.filter((status) -> status == 404)
			.ifPresent((missing) -> put(CALENDAR,
					"{\"zone\":\"Asia/Tokyo\",\"windows\":[{\"day\":\"MONDAY\",\"from\":\"22:00\",\"to\":\"06:00\"}]}"));
		put(CALENDAR + "/uses", uses);
	}

	private void policyWith(String before, String after) {
		String policy = policy();
		assertThat(policy).contains(before);
		put(POLICY, policy.replace(before, after));
	}

	private String policy() {
		return this.api.get("mona", POLICY).json().toString();
	}

	private void put(String path, String body) {
		Answer answer = this.api.send("PUT", "mona", path, body, Map.of());
		assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
	}

	private void transfer(String number, String body) {
		Answer answer = this.api.post("mona", "/api/v1/tickets/%s/transfer".formatted(number), body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
	}

	private String ticketFrom(String region) {
		return this.api
			.post("app", "/api/v1/tickets",
					"""
							{"requester":{"externalId":"u-%d","region":"%s"},"subject":"Coins","body":"Paid","category":"payment"}"""
						.formatted(System.nanoTime(), region))
			.json()
			.path("number")
			.asString();
	}

	private JsonNode clock(String number, String target) {
		return clocks(number, target).stream().reduce((one, later) -> later).orElseThrow();
	}

	private List<JsonNode> clocks(String number, String target) {
		return StreamSupport.stream(
				this.api.get("mona", "/api/v1/tickets/%s/clocks".formatted(number)).json().path("clocks").spliterator(),
				false)
			.filter((one) -> one.path("target").asString().equals(target))
			.toList();
	}

	private static List<String> kinds(JsonNode clock) {
		return StreamSupport.stream(clock.path("ledger").spliterator(), false)
			.map((line) -> line.path("kind").asString())
			.toList();
	}

}
