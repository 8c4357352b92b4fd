package io.stagedesk.ticket.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.stagedesk.Api;
import io.stagedesk.Api.Answer;
import io.stagedesk.ApiTest;
import io.stagedesk.workflow.demo.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What vera of the vendor acme gets to see: no masked value in any answer, on any page,
 * by any search.
 */
@ApiTest
class VendorViewTests {

	/** Each as it was written; none of them may reach a vendor's agent. */
	private static final Map<String, String> SECRETS = new TreeMap<>(Map.of("externalId", "u-geheim-4711", "name",
			"Quirina Zwetschge", "first name", "Quirina", "last name", "Zwetschge", "address", "quirina.z@example.com",
			"order", "ORD-998877", "iban", "DE44500105175407324931", "telephone", "+49 151 23456789", "card",
			"4111 1111 1111 1111", "network address", "203.0.113.77"));

	private static final List<String> WRITTEN = List.of("externalId", "address", "order", "iban", "telephone", "card",
			"network address", "first name");

	@Autowired
	Api api;

	@Autowired
	ApplicationContext context;

	@Autowired
	TestTime time;

	@AfterEach
	void backToNow() {
		this.time.backToNow();
	}

	@Test
	void noMaskedValueReachesAVendorsAgentByAnyRouteOrPage() {
		String number = ticketOfVera("ECOMMERCE");
		String task = this.api.get("vera", "/api/v1/tasks?ticket=" + number)
			.json()
			.path("items")
			.get(0)
			.path("id")
			.asString();
		List<String> opened = new ArrayList<>();
		List<String> leaks = new ArrayList<>();
		for (String path : paths(number, task)) {
			Answer answer = this.api.send("GET", "vera", path, (byte[]) null,
					Map.of("Accept", "text/html, application/json;q=0.9, */*;q=0.8"));
			if (answer.status() == 200) {
				opened.add(path);
			}
			leaks.addAll(leaks(path, answer));
		}
		assertThat(leaks).isEmpty();
		assertThat(opened).contains("/api/v1/tickets/" + number, "/api/v1/tickets/" + number + "/messages",
				"/api/v1/tickets/" + number + "/events", "/api/v1/tickets/" + number + "/moves", "/api/v1/tickets",
				"/api/v1/notices", "/desk/tickets/" + number, "/desk", "/notices", "/api/v1/tasks");
	}

	@Test
	void noMaskedValueReachesAVendorsAgentByAnAct() {
		String path = "/api/v1/tickets/" + ticketOfVera("ECOMMERCE");
		for (String act : List.of("/priority {\"priority\":\"P0\",\"reason\":\"r\"}", "/wait {\"reason\":\"r\"}",
				"/resume {}", "/consult {\"team\":\"care\",\"question\":\"q\"}", "/consult/cancel {\"reason\":\"r\"}",
				"/moves/seen {}", "/return {\"note\":\"done\"}")) {
			String[] parts = act.split(" ", 2);
			Answer answer = this.api.post("vera", path + parts[0], parts[1]);
			assertThat(answer.status()).as(act + answer).isIn(200, 204);
			assertThat(leaks(act, answer)).isEmpty();
		}
		String resolved = "/api/v1/tickets/" + ticketOfVera("ECOMMERCE");
		assertThat(leaks("resolve", this.api.post("vera", resolved + "/resolve", "{\"resolution\":\"Refunded\"}")))
			.isEmpty();
	}

	@Test
	void ourOwnPeopleSeeEverything() {
		String number = ticketOfVera("ECOMMERCE");
		String seen = this.api.get("mona", "/api/v1/tickets/" + number).body()
				+ this.api.get("mona", "/api/v1/tickets/" + number + "/messages").body();
		assertThat(SECRETS.values()).allMatch(seen::contains);
		assertThat(seen).contains("\"trackingUrl\":\"http");
	}

	@Test
	void showsPartlyWhatTheRulesShow() {
		JsonNode ticket = this.api.get("vera", "/api/v1/tickets/" + ticketOfVera("ECOMMERCE")).json();
		assertThat(ticket.path("requester").path("name").asString()).isEqualTo("Q••• Z•••");
		assertThat(ticket.path("requester").path("email").isNull()).isTrue();
		assertThat(ticket.path("customFields").path("orderId").asString()).isEqualTo("•••77");
		assertThat(ticket.path("customFields").path("iban").asString()).isEqualTo("•••");
		assertThat(ticket.path("context").path("device").asString()).isEqualTo("Pixel 8");
		assertThat(ticket.path("subject").asString()).isEqualTo("Order •••77 of Q•••, write to •••");
		assertThat(ticket.path("trackingUrl").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Zwetschge", "quirina", "ORD-998877", "quirina.z@example.com" })
	void aSearchDoesNotTellWhatIsMasked(String words) {
		String number = ticketOfVera("ECOMMERCE");
		String q = URLEncoder.encode(words, StandardCharsets.UTF_8);
		assertThat(this.api.get("mona", "/api/v1/tickets?limit=200&q=" + q).body().contains(number))
			.isEqualTo(!words.equals("Zwetschge"));
		assertThat(this.api.get("vera", "/api/v1/tickets?limit=200&q=" + q).body()).doesNotContain(number);
		assertThat(this.api.get("vera", "/api/v1/tickets?limit=200&requester=" + q).json().path("items")).isEmpty();
		assertThat(this.api.get("vera", "/desk?q=" + q).body()).doesNotContain("/desk/tickets/" + number);
		assertThat(this.api.get("vera", "/api/v1/tickets?limit=200&q=write").body()).contains(number);
		assertThat(this.api.get("vera", "/api/v1/tickets?q=" + number).body()).contains(number);
	}

	@Test
	void anotherRuleCountsAtOnce() {
		String path = "/api/v1/tickets/" + ticketOfVera("ECOMMERCE");
		rule("{\"vendor\":\"acme\",\"scenario\":\"ECOMMERCE\",\"field\":\"requester.email\",\"mask\":\"NONE\"}");
		assertThat(this.api.get("vera", path).json().path("requester").path("email").asString())
			.isEqualTo("quirina.z@example.com");
		Answer gone = this.api.send("DELETE", "ada",
				"/api/v1/field-rules?vendor=acme&scenario=ECOMMERCE&field=requester.email", (String) null, Map.of());
		assertThat(gone.status()).isEqualTo(204);
		assertThat(this.api.get("vera", path).json().path("requester").path("email").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "vendor {\"vendor\":\"nobody\",\"field\":\"content\",\"mask\":\"FULL\"}",
			"scenario {\"scenario\":\"CIRCUS\",\"field\":\"content\",\"mask\":\"FULL\"}",
			"field {\"field\":\"trackingUrl\",\"mask\":\"NONE\"}",
			"field {\"field\":\"customFields.\",\"mask\":\"FULL\"}",
			"field {\"field\":\"customFields.\\u0000\",\"mask\":\"FULL\"}",
			"mask {\"field\":\"content\",\"mask\":\"HALF\"}", "mask {\"field\":\"content\"}" })
	void refusesARuleThatSaysNothing(String line) {
		String[] parts = line.split(" ", 2);
		Answer answer = this.api.send("PUT", "ada", "/api/v1/field-rules", parts[1], Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(parts[0]);
	}

	@Test
	void hidesTheContentOfAnIntimateCallUntilAReasonIsGiven() {
		String number = ticketOfVera("SOCIAL_1V1");
		String path = "/api/v1/tickets/" + number;
		for (String hidden : List.of(path, path + "/messages", "/desk/tickets/" + number,
				"/api/v1/tickets?q=" + number)) {
			assertThat(this.api.get("vera", hidden).body()).doesNotContain("broken in two");
		}
		assertThat(this.api.get("vera", path).json().path("subject").asString()).isEqualTo("•••");
		assertThat(this.api.get("vera", "/desk/tickets/" + number).body()).contains("Show it for 30 minutes");
		Answer opened = this.api.post("vera", path + "/unmask", "{\"reason\":\"The requester asks what was said\"}");
		assertThat(opened.status()).as(opened.toString()).isEqualTo(200);
		Answer messages = this.api.get("vera", path + "/messages");
		assertThat(messages.body()).contains("broken in two");
		assertThat(leaks("messages", messages)).isEmpty();
		assertThat(this.api.get("vera", "/desk/tickets/" + number).body()).contains("broken in two")
			.doesNotContain("Show it for 30 minutes");
		this.time.skip(Duration.ofMinutes(31));
		assertThat(this.api.get("vera", path + "/messages").body()).doesNotContain("broken in two");
	}

	@Test
	void keepsWhoOpenedHiddenContentAndWhatWasRead() {
		String number = ticketOfVera("SOCIAL_1V1");
		String path = "/api/v1/tickets/" + number;
		this.api.get("vera", path + "/messages");
		assertThat(accesses(number)).isEmpty();
		this.api.post("vera", path + "/unmask", "{\"reason\":\"The requester asks what was said\"}");
		this.api.get("vera", path + "/messages");
		this.api.get("vera", path + "/messages");
		this.api.post("ana", path + "/messages", "{\"body\":\"One more\",\"visibility\":\"INTERNAL\"}");
		this.api.get("vera", path + "/messages");
		List<JsonNode> accesses = accesses(number);
		assertThat(accesses).extracting((one) -> one.path("kind").asString()).containsExactly("READ", "READ", "OPENED");
		assertThat(accesses).allMatch((one) -> one.path("login").asString().equals("vera")
				&& one.path("reason").asString().equals("The requester asks what was said"));
		assertThat(accesses.get(0).path("lastMessage").asLong())
			.isGreaterThan(accesses.get(1).path("lastMessage").asLong());
		assertThat(this.api.get("mona", "/board/content-access?ticket=" + number).body())
			.contains("The requester asks what was said", "Vera Vendor");
		Answer chinese = this.api.send("GET", "mona", "/board/content-access?ticket=" + number, (byte[]) null,
				Map.of("Accept-Language", "zh-CN"));
		assertThat(chinese.body()).contains("谁阅读了隐藏内容", "阅读至消息");
		assertThat(this.api.get("vera", "/board/content-access").status()).isEqualTo(403);
		assertThat(this.api.get("mona", path + "/events").body()).contains("CONTENT_OPENED");
	}

	@Test
	void opensItForTheOneWhoAskedAndForThisTicketOnly() {
		String one = ticketOfVera("SOCIAL_1V1");
		String other = ticketOfVera("SOCIAL_1V1");
		this.api.post("vera", "/api/v1/tickets/" + one + "/unmask", "{\"reason\":\"needed\"}");
		assertThat(this.api.get("vera", "/api/v1/tickets/" + other + "/messages").body())
			.doesNotContain("broken in two");
	}

	private List<JsonNode> accesses(String number) {
		List<JsonNode> items = new ArrayList<>();
		this.api.get("mona", "/api/v1/content-access?ticket=" + number).json().path("items").forEach(items::add);
		return items;
	}

	private void rule(String json) {
		Answer answer = this.api.send("PUT", "ada", "/api/v1/field-rules", json, Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
	}

	/** Every way to read, with this ticket where a ticket is wanted. */
	private List<String> paths(String number, String task) {
		TreeSet<String> paths = new TreeSet<>();
		this.context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.stream()
			.filter((mapping) -> mapping.getMethodsCondition().getMethods().isEmpty()
					|| mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.map((pattern) -> pattern.replace("{number}", number)
				.replace("{id}", task)
				.replace("{task}", task)
				.replace("{login}", "vera")
				.replace("{key}", "default"))
			.filter((path) -> !path.contains("{") && !path.equals("/live") && !path.contains("*"))
			.forEach(paths::add);
		Stream
			.of("/api/v1/tickets?limit=200", "/api/v1/tickets?assignee=vera&sort=updated",
					"/api/v1/tasks?ticket=" + number, "/desk?view=mine", "/desk?view=open", "/desk?q=" + number,
					"/api/v1/notices?limit=200")
			.forEach(paths::add);
		assertThat(paths).hasSizeGreaterThan(60);
		return List.copyOf(paths);
	}

	private static List<String> leaks(String path, Answer answer) {
		return SECRETS.entrySet()
			.stream()
			.filter((secret) -> answer.body().toLowerCase().contains(secret.getValue().toLowerCase())
					|| answer.headers().toString().contains(secret.getValue()))
			.map((secret) -> "%s: %s (%d)".formatted(path, secret.getKey(), answer.status()))
			.toList();
	}

	/** Everybody has written every secret everywhere. */
	private String ticketOfVera(String scenario) {
		String all = String.join(" and ", WRITTEN.stream().map(SECRETS::get).toList());
		JsonNode ticket = this.api
			.post("app", "/api/v1/tickets",
					"""
							{"requester":{"externalId":"u-geheim-4711","name":"Quirina Zwetschge","email":"quirina.z@example.com"},
							"subject":"Order ORD-998877 of Quirina, write to quirina.z@example.com","body":"It came broken in two. %s",
							"category":"payment","scenario":"%s","customFields":{"orderId":"ORD-998877","iban":"DE44500105175407324931"},
							"tags":["quirina","coins"],"context":{"ip":"203.0.113.77","device":"Pixel 8"}}"""
						.formatted(all, scenario))
			.json();
		String number = ticket.path("number").asString();
		String path = "/api/v1/tickets/" + number;
		does(path, "ana", "/claim", "{}");
		does(path, "ana", "/messages", "{\"body\":\"We ask them: %s\"}".formatted(all));
		does(path, "ana", "/messages", "{\"body\":\"note: %s\",\"visibility\":\"INTERNAL\"}".formatted(all));
		does(path, "ana", "/consult", "{\"team\":\"care\",\"question\":\"%s?\"}".formatted(all));
		does(path, "ana", "/consult/cancel", "{\"reason\":\"%s\"}".formatted(all));
		does(path, "ana", "/priority", "{\"priority\":\"P1\",\"reason\":\"%s\"}".formatted(all));
		does(path, "ana", "/vendor",
				"{\"vendor\":\"acme\",\"assignee\":\"vera\",\"reason\":\"%s\",\"note\":\"%s\"}".formatted(all, all));
		does(path, "mona", "/escalate", "{\"reason\":\"%s\"}".formatted(all));
		return number;
	}

	private void does(String path, String login, String act, String json) {
		Answer answer = this.api.post(login, path + act, json);
		assertThat(answer.status()).as(act + answer).isIn(200, 201);
	}

}
