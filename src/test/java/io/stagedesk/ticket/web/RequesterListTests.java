package io.stagedesk.ticket.web;

import java.util.ArrayList;
import java.util.List;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of one requester's tickets, who may be known by more than one name. */
@ApiTest
class RequesterListTests {

	private final String name = "r" + System.nanoTime();

	private final String mail = this.name + "@example.com";

	@Autowired
	Api api;

	@Test
	void findsTheTicketsOfWhoeverIsCalledSo() {
		String byApp = create("{\"externalId\":\"%s\",\"email\":\"%s\"}".formatted(this.name, this.mail), "payment");
		String byMail = create("{\"email\":\"%s\"}".formatted(this.mail), "technical");
		String namesake = create("{\"externalId\":\"%s\"}".formatted(this.mail), "payment");
		create("{\"externalId\":\"%s-2\"}".formatted(this.name), "payment");
		assertThat(numbers("ada", "sort=created&requester=" + this.name)).containsExactly(byMail, byApp);
		assertThat(numbers("ada", "sort=created&requester=" + this.mail)).containsExactly(namesake, byMail, byApp);
		assertThat(numbers("ada", "sort=created&requester=" + this.mail.toUpperCase())).containsExactly(byMail, byApp);
		assertThat(numbers("ada", "requester=nobody-" + this.name)).isEmpty();
	}

	@Test
	void leavesOutWhatTheOtherFiltersAndTheViewersRightsLeaveOut() {
		String requester = "{\"externalId\":\"%s\"}".formatted(this.name);
		String closed = create(requester, "payment");
		String taken = create(requester, "payment");
		String other = create(requester, "technical");
		for (String number : List.of(closed, taken)) {
			this.api.post("ana", "/api/v1/tickets/" + number + "/claim", "{}");
		}
		this.api.post("ana", "/api/v1/tickets/" + closed + "/cancel", "{\"closeReason\":\"CANCELLED\"}");
		for (String sort : List.of("created", "updated", "nextDue")) {
			String list = "sort=" + sort + "&requester=" + this.name;
			assertThat(numbers("ada", list)).as(sort).containsExactlyInAnyOrder(closed, taken, other);
			assertThat(numbers("ada", list + "&status=OPEN_ALL")).as(sort).containsExactlyInAnyOrder(taken, other);
			assertThat(numbers("ada", list + "&status=CLOSED")).as(sort).containsExactly(closed);
			assertThat(numbers("ada", list + "&team=technical")).as(sort).containsExactly(other);
			assertThat(numbers("ada", list + "&assignee=ana&status=OPEN")).as(sort).containsExactly(taken);
			assertThat(numbers("ada", list + "&q=" + other)).as(sort).containsExactly(other);
			assertThat(numbers("ana", list)).as(sort).containsExactlyInAnyOrder(closed, taken);
			assertThat(numbers("chen", list)).as(sort).containsExactly(other);
			assertThat(numbers("chen", list + "&team=payments")).as(sort).isEmpty();
			assertThat(numbers("vera", list)).as(sort).isEmpty();
			assertThat(numbers("paul", list)).as(sort).isEmpty();
		}
	}

	@Test
	void goesThroughAllPagesOnce() {
		List<String> made = new ArrayList<>();
		for (int count = 0; count < 5; count++) {
			made.add(create("{\"externalId\":\"%s\"}".formatted(this.name), "payment"));
		}
		this.api.post("ada", "/api/v1/tickets/" + made.get(2) + "/cancel", "{\"closeReason\":\"SPAM\"}");
		List<String> seen = new ArrayList<>();
		String cursor = "";
		while (cursor != null) {
			JsonNode page = list("ada", "sort=created&limit=2&requester=" + this.name + cursor);
			page.path("items").forEach((one) -> seen.add(one.path("number").asString()));
			cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
		}
		assertThat(seen).containsExactly(made.get(4), made.get(3), made.get(2), made.get(1), made.get(0));
	}

	private String create(String requester, String category) {
		Answer answer = this.api.post("app", "/api/v1/tickets",
				"{\"requester\":%s,\"subject\":\"s\",\"body\":\"b\",\"category\":\"%s\"}".formatted(requester,
						category));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		return answer.json().path("number").asString();
	}

	private List<String> numbers(String login, String query) {
		List<String> numbers = new ArrayList<>();
		list(login, query).path("items").forEach((one) -> numbers.add(one.path("number").asString()));
		return numbers;
	}

	private JsonNode list(String login, String query) {
		Answer answer = this.api.get(login, "/api/v1/tickets?" + query);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return answer.json();
	}

}
