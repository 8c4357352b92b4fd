package io.stagedesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.stagedesk.Api.Answer;
import io.stagedesk.ticket.Status;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The public contract of tickets and tasks, from outside. */
@ApiTest
class TicketContractTests {

	private static final String TICKETS = "/api/v1/tickets";

	/** What each act answers in each status, in the order of {@link Status}. */
	private static final String ACTS = """
			claim    {}                                       200 409 409 409 409 409
			transfer {"team":"technical","reason":"r","note":"n"} 200 200 409 409 409 409
			transfer {"assignee":"yuki","reason":"r","note":"n"} 200 200 409 409 409 409
			escalate {"reason":"r"}                           200 200 200 200 200 409
			wait     {"reason":"r"}                           409 200 409 409 409 409
			wait     {"reason":"r","status":"ON_HOLD"}        409 200 409 409 409 409
			resume   {}                                       409 409 200 200 409 409
			consult  {"team":"care","question":"q"}           409 200 409 409 409 409
			resolve  {"resolution":"r"}                       409 200 409 409 409 409
			reopen   {"reason":"r"}                           409 409 409 409 200 409
			close    {}                                       409 409 409 409 200 409
			cancel   {"closeReason":"SPAM"}                   200 200 200 200 200 409
			merge    {"into":"{O}"}                           200 200 200 200 200 409
			messages {"body":"b"}                             201 201 201 201 201 409
			messages {"body":"b","visibility":"INTERNAL"}     201 201 201 201 201 201
			""";

	@Autowired
	Api api;

	@Autowired
	TaskService tasks;

	@Autowired
	RuntimeService processes;

	@Test
	void createsATicketFromTheContractsExample() {
		Answer answer = this.api.post("app", TICKETS,
				"""
						{"requester":{"externalId":"u-1001","name":"Linh Tran","email":"linh@example.com","language":"vi","region":"VN","tier":"VIP"},
						"subject":"Coins not credited","body":"I paid 49.99 ...","channel":"API","scenario":"SHOW","category":"payment","priority":null,
						"customFields":{"orderId":"A-77"},"tags":["coins"],"context":{"room":"r-9","appVersion":"8.2","device":"Pixel 8"}}""");
		assertThat(answer.status()).isEqualTo(201);
		JsonNode ticket = answer.json();
		assertThat(answer.header("location")).isEqualTo(TICKETS + "/" + ticket.path("number").asString());
		assertThat(ticket.propertyNames()).contains("number", "subject", "status", "stage", "priority", "category",
				"scenario", "language", "region", "channel", "team", "assignee", "requester", "tags", "customFields",
				"createdAt", "firstResponseDueAt", "resolutionDueAt", "trackingUrl", "version");
		assertThat(ticket.path("number").asString()).matches("SD-[1-9][0-9]*");
		assertThat(
				List.of("status", "stage", "priority", "category", "scenario", "language", "region", "channel", "team")
					.stream()
					.map((field) -> ticket.path(field).asString()))
			.containsExactly("NEW", "ASSIGN", "P1", "payment", "SHOW", "vi", "VN", "API", "payments");
		assertThat(ticket.path("assignee").isNull()).isTrue();
		assertThat(ticket.path("requester").path("externalId").asString()).isEqualTo("u-1001");
		assertThat(ticket.path("requester").path("tier").asString()).isEqualTo("VIP");
		assertThat(ticket.path("tags").toString()).isEqualTo("[\"coins\"]");
		assertThat(ticket.path("customFields").toString()).isEqualTo("{\"orderId\":\"A-77\"}");
		assertThat(ticket.path("version").isIntegralNumber()).isTrue();
		assertThat(ticket.path("trackingUrl").asString()).matches("http://.*/t/[A-Za-z0-9_-]{22}");
		assertThat(Instant.parse(ticket.path("firstResponseDueAt").asString()))
			.isBefore(Instant.parse(ticket.path("resolutionDueAt").asString()));
		assertThat(this.api.get("app", answer.header("location")).json()).isEqualTo(ticket);
	}

	@Test
	void tellsTheStoryOfATicket() {
		String path = TICKETS + "/" + this.api.aTicketOf("ana");
		JsonNode clock = this.api.get("ana", path + "/clocks").json().path("clocks").path(0);
		assertThat(clock.propertyNames()).contains("target", "goal", "startedAt", "dueAt", "warnAt", "pausedSince",
				"stoppedAt", "breachedAt", "outcome", "ledger");
		assertThat(clock.path("goal").propertyNames()).contains("value", "unit");
		assertThat(clock.path("ledger").path(0).propertyNames()).contains("at", "kind", "cause", "dueAt");
		assertThat(items(this.api.get("ana", path + "/events"))).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.propertyNames()).contains("at", "kind", "actor", "details"));
		assertThat(items(this.api.get("ana", path + "/why"))).isNotEmpty()
			.allSatisfy((card) -> assertThat(card.propertyNames()).contains("team", "rule", "candidates"));
		assertThat(items(this.api.get("ana", path + "/path"))).isNotEmpty().allSatisfy((passage) -> {
			assertThat(passage.propertyNames()).contains("process", "version", "activities");
			assertThat(passage.path("activities").path(0).propertyNames()).contains("id", "name", "startedAt",
					"endedAt");
		});
	}

	@Test
	void keepsAConversation() {
		String path = TICKETS + "/" + this.api.aTicketOf("ana");
		Answer first = this.api.post("ana", path + "/messages", "{\"visibility\":\"PUBLIC\",\"body\":\"Hello\"}");
		assertThat(first.status()).isEqualTo(201);
		assertThat(first.json().propertyNames()).contains("id", "visibility", "senderType", "sender", "body",
				"createdAt");
		String seen = first.json().path("id").asString();
		String body = "{\"visibility\":\"INTERNAL\",\"body\":\"Note\",\"lastSeenMessageId\":\"%s\"}".formatted(seen);
		assertThat(this.api.post("ana", path + "/messages", body).status()).isEqualTo(201);
		Answer late = this.api.post("ana", path + "/messages", body);
		assertThat(late.status()).isEqualTo(409);
		assertThat(late.isProblem()).isTrue();
		assertThat(items(this.api.get("ana", path + "/messages"))).hasSize(3)
			.extracting((message) -> message.path("visibility").asString())
			.containsExactly("PUBLIC", "PUBLIC", "INTERNAL");
	}

	@Test
	void answersEachActInEachStatusAsTheTableSays() {
		List<String> wrong = new ArrayList<>();
		ACTS.lines().forEach((line) -> {
			String[] words = line.split(" +", 2);
			String rest = words[1];
			String[] expected = rest.substring(rest.length() - 23).split(" ");
			for (Status status : Status.values()) {
				String number = ticketThatIs(status);
				String body = rest.substring(0, rest.length() - 23).strip();
				Map<String, Integer> rows = new LinkedHashMap<>();
				if (body.contains("{O}")) {
					body = body.replace("{O}", this.api.aTicket().path("number").asString());
				}
				rows.putAll(this.api.rows());
				Answer answer = this.api.post("ana", TICKETS + "/" + number + "/" + words[0], body);
				if (answer.status() != Integer.parseInt(expected[status.ordinal()])) {
					wrong.add("%s in %s: %s".formatted(line, status, answer));
				}
				if (answer.status() == 409) {
					assertThat(answer.isProblem()).isTrue();
					assertThat(this.api.rows()).as(line + " in " + status).isEqualTo(rows);
				}
			}
		});
		assertThat(wrong).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	void filtersByStatus(Status status) {
		String number = ticketThatIs(status);
		for (String sort : List.of("created", "updated", "nextDue")) {
			List<JsonNode> found = all("mona", TICKETS + "?limit=200&sort=%s&status=%s".formatted(sort, status));
			assertThat(numbers(found)).contains(number).doesNotHaveDuplicates();
			assertThat(found).allMatch((ticket) -> ticket.path("status").asString().equals(status.name()));
			List<String> open = numbers(all("mona", TICKETS + "?limit=200&status=OPEN_ALL&sort=" + sort));
			assertThat(open.contains(number)).isEqualTo(status != Status.RESOLVED && status != Status.CLOSED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "team=payments", "priority=P1", "scenario=SHOW", "assignee=ana", "q=crediTED",
			"status=OPEN,NEW", "team=payments&assignee=ana&priority=P1&scenario=SHOW&q=coins&status=OPEN" })
	void filters(String filter) {
		String number = this.api.aTicketOf("ana");
		String other = this.api
			.post("app", TICKETS,
					"""
							{"requester":{"externalId":"x"},"subject":"Black screen","body":"b","category":"technical","priority":"P3",
							"scenario":"ECOMMERCE"}""")
			.json()
			.path("number")
			.asString();
		List<String> found = numbers(all("mona", TICKETS + "?limit=200&" + filter));
		assertThat(found).contains(number).doesNotHaveDuplicates();
		if (!filter.equals("status=OPEN,NEW")) {
			assertThat(found).doesNotContain(other);
		}
	}

	@Test
	void findsByRequester() {
		String id = "Req-" + System.nanoTime();
		String number = this.api
			.post("app", TICKETS,
					"""
							{"requester":{"externalId":"%1$s","email":"%1$s@Example.com"},"subject":"s","body":"b"}"""
						.formatted(id))
			.json()
			.path("number")
			.asString();
		assertThat(numbers(all("mona", TICKETS + "?requester=" + id))).containsExactly(number);
		assertThat(numbers(all("mona", TICKETS + "?requester=" + id.toUpperCase() + "@example.COM")))
			.containsExactly(number);
		assertThat(numbers(all("mona", TICKETS + "?q=" + number.toLowerCase()))).containsExactly(number);
	}

	@ParameterizedTest
	@CsvSource({ "created,1", "created,3", "created,200", "updated,3", "nextDue,1", "nextDue,3" })
	void pagesToTheEndWithoutGapOrDoubleWhileTicketsCome(String sort, int limit) {
		List<String> before = new ArrayList<>();
		for (int one = 0; one < 5; one++) {
			before.add(this.api.aTicket().path("number").asString());
		}
		Set<String> seen = new LinkedHashSet<>();
		String query = TICKETS + "?team=payments&q=coins&status=OPEN_ALL&limit=%d&sort=%s".formatted(limit, sort);
		String next = "";
		int page = 0;
		do {
			JsonNode slice = this.api.get("mona", query + "&cursor=" + next).json();
			List<String> numbers = numbers(items(slice));
			assertThat(numbers).hasSizeLessThanOrEqualTo(limit);
			assertThat(numbers).allMatch(seen::add);
			next = slice.path("next").asString("");
			if (page++ % 5 == 0) {
				this.api.aTicket();
			}
		}
		while (!next.isEmpty());
		assertThat(seen).containsAll(before);
	}

	@Test
	void sorts() {
		this.api.aTicket();
		this.api.aTicketOf("ana");
		assertThat(all("mona", TICKETS + "?limit=50&sort=created")).extracting((one) -> instant(one, "createdAt"))
			.isSortedAccordingTo((left, right) -> right.compareTo(left));
		assertThat(all("mona", TICKETS + "?limit=50&sort=updated")).extracting((one) -> instant(one, "updatedAt"))
			.isSortedAccordingTo((left, right) -> right.compareTo(left));
	}

	@Test
	void refusesAStaleVersion() {
		JsonNode ticket = this.api.aTicket();
		String path = TICKETS + "/" + ticket.path("number").asString();
		int version = ticket.path("version").asInt();
		assertThat(this.api.get("ana", path).header("etag")).isEqualTo("\"" + version + "\"");
		Answer byBody = this.api.post("ana", path + "/claim", "{\"version\":%d}".formatted(version - 1));
		assertThat(byBody.status()).isEqualTo(409);
		assertThat(this.api.post("ana", path + "/claim", null, Map.of("If-Match", "\"%d\"".formatted(version + 1)))
			.status()).isEqualTo(409);
		Answer claimed = this.api.post("ana", path + "/claim", null, Map.of("If-Match", "\"%d\"".formatted(version)));
		assertThat(claimed.status()).isEqualTo(200);
		assertThat(claimed.json().path("version").asInt()).isEqualTo(version + 1);
		assertThat(claimed.header("etag")).isEqualTo("\"%d\"".formatted(version + 1));
	}

	@Test
	void pagesTasksWhileTheyAreCompleted() {
		List<String> numbers = List.of(this.api.aTicketOf("ana"), this.api.aTicketOf("ana"), this.api.aTicketOf("ana"));
		List<String> seen = new ArrayList<>();
		String next = "";
		do {
			JsonNode slice = this.api.get("ana", "/api/v1/tasks?assignee=ana&limit=1&cursor=" + next).json();
			items(slice).forEach((task) -> {
				seen.add(task.path("ticket").asString());
				this.api.post("ana", "/api/v1/tasks/%s/complete".formatted(task.path("id").asString()),
						"{\"variables\":{\"resolution\":\"r\"}}");
			});
			next = slice.path("next").asString("");
		}
		while (!next.isEmpty());
		assertThat(seen).containsAll(numbers).doesNotHaveDuplicates();
	}

	@Test
	void showsATaskWithItsForm() {
		String number = this.api.aTicketOf("ana");
		JsonNode task = task(number);
		assertThat(task.propertyNames()).contains("id", "ticket", "name", "formKey", "team", "assignee", "createdAt");
		assertThat(task.path("formKey").asString()).isEqualTo("camunda-forms:deployment:forms/resolve-ticket.form");
		JsonNode form = this.api.get("ana", "/api/v1/tasks/%s/form".formatted(task.path("id").asString())).json();
		assertThat(form.path("components")).isNotEmpty();
	}

	@Test
	void completesATaskOnlyOnceAndOnlyByItsHolder() {
		String number = this.api.aTicketOf("ana");
		String path = "/api/v1/tasks/" + task(number).path("id").asString();
		String good = "{\"variables\":{\"resolution\":\"Credited\"}}";
		assertThat(this.api.post("yuki", path + "/claim", null).status()).isEqualTo(409);
		assertThat(this.api.post("yuki", path + "/complete", good).status()).isEqualTo(409);
		assertThat(this.api.post("chen", path + "/complete", good).status()).isEqualTo(404);
		for (String bad : List.of("{}", "{\"variables\":{}}", "{\"variables\":null}",
				"{\"variables\":{\"resolution\":\" \"}}", "{\"variables\":{\"resolution\":5}}",
				"{\"variables\":{\"resolution\":\"%s\"}}".formatted("x".repeat(4001)))) {
			Answer refused = this.api.post("ana", path + "/complete", bad);
			assertThat(refused.status()).as(bad + refused).isEqualTo(422);
			assertThat(refused.fields()).containsExactly("resolution");
		}
		Answer unknown = this.api.post("ana", path + "/complete",
				"{\"variables\":{\"resolution\":\"r\",\"status\":\"x\"}}");
		assertThat(unknown.fields()).containsExactly("status");
		assertThat(this.api.post("ana", path + "/complete", null).status()).isEqualTo(422);
		assertThat(this.api.post("ana", path + "/complete", "{\"variables\":[]}").fields())
			.containsExactly("variables");
		assertThat(this.api.post("ana", path + "/complete", good).status()).isEqualTo(200);
		assertThat(this.api.post("ana", path + "/complete", good).status()).isEqualTo(404);
		assertThat(status(number)).isEqualTo("RESOLVED");
	}

	@Test
	void acceptsATaskCompletedPastTheApiTheSame() {
		String number = this.api.aTicketOf("ana");
		String id = task(number).path("id").asString();
		Map<String, Integer> rows = this.api.rows();
		assertThatThrownBy(() -> this.tasks.complete(id, Map.of("resolution", 5)))
			.hasStackTraceContaining("FieldErrorsException");
		assertThatThrownBy(() -> this.tasks.complete(id)).hasStackTraceContaining("FieldErrorsException");
		assertThat(this.api.rows()).isEqualTo(rows);
		this.tasks.complete(id, Map.of("resolution", "Credited", "note", "by hand", "foreign", "x"));
		assertThat(status(number)).isEqualTo("RESOLVED");
		assertThat(this.api.get("ana", TICKETS + "/" + number).json().path("resolution").asString())
			.isEqualTo("Credited");
		assertThat(items(this.api.get("ana", TICKETS + "/" + number + "/messages")))
			.anyMatch((message) -> message.path("body").asString().equals("by hand")
					&& message.path("visibility").asString().equals("INTERNAL"));
		Set<String> living = this.processes.createProcessInstanceQuery()
			.processInstanceBusinessKey(number)
			.list()
			.stream()
			.map((process) -> process.getId())
			.collect(Collectors.toSet());
		assertThat(living).isNotEmpty();
		assertThat(
				this.processes.createVariableInstanceQuery().processInstanceIdIn(living.toArray(String[]::new)).list())
			.isEmpty();
	}

	private String ticketThatIs(Status status) {
		if (status == Status.NEW) {
			return this.api.aTicket().path("number").asString();
		}
		String number = this.api.aTicketOf("ana");
		String path = TICKETS + "/" + number;
		switch (status) {
			case WAITING_REQUESTER -> this.api.post("ana", path + "/wait", "{\"reason\":\"r\"}");
			case ON_HOLD -> this.api.post("ana", path + "/wait", "{\"reason\":\"r\",\"status\":\"ON_HOLD\"}");
			case RESOLVED -> this.api.post("ana", path + "/resolve", "{\"resolution\":\"r\"}");
			case CLOSED -> this.api.post("ana", path + "/cancel", "{\"closeReason\":\"CANCELLED\"}");
			default -> {
			}
		}
		assertThat(status(number)).isEqualTo(status.name());
		return number;
	}

	private String status(String number) {
		return this.api.get("mona", TICKETS + "/" + number).json().path("status").asString();
	}

	private JsonNode task(String number) {
		return items(this.api.get("mona", "/api/v1/tasks?ticket=" + number)).get(0);
	}

	private List<JsonNode> all(String login, String path) {
		List<JsonNode> all = new ArrayList<>();
		String next = "";
		do {
			JsonNode slice = this.api.get(login, path + "&cursor=" + next).json();
			all.addAll(items(slice));
			next = slice.path("next").asString("");
		}
		while (!next.isEmpty());
		return all;
	}

	private static List<JsonNode> items(Answer answer) {
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		return items(answer.json());
	}

	private static List<JsonNode> items(JsonNode slice) {
		return StreamSupport.stream(slice.path("items").spliterator(), false).toList();
	}

	private static List<String> numbers(List<JsonNode> tickets) {
		return tickets.stream().map((ticket) -> ticket.path("number").asString()).toList();
	}

	private static Instant instant(JsonNode ticket, String field) {
		return Instant.parse(ticket.path(field).asString());
	}

}
