package io.stagedesk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.stagedesk.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static io.stagedesk.Api.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Nothing a client sends makes a 500, and what is refused leaves no trace. */
@ApiTest
class HostileInputTests {

	private static final String TICKETS = "/api/v1/tickets";

	private static final String NUL = "\"a\\u0000b\"";

	private static final String HALF = "\"a\\ud83d\"";

	private static final List<String> TEXTS = List.of("${7*7}", "#{7*7}", "<script>alert(1)</script>",
			"'; drop table ticket; --", "%s%n{{7*7}}", "[[${T(java.lang.Runtime)}]]", "e\u0301\u0323 \u202Eabc\u202C",
			"\uD83D\uDC69\u200D\uD83D\uDCBB \uD83C\uDDFB\uD83C\uDDF3", "\u0645\u0631\u062D\u0628\u0627", "\u4F60\u597D",
			"\\u0041 \\n \"quoted\"");

	@Autowired
	Api api;

	@ParameterizedTest
	@MethodSource
	void refusesAFieldThatDoesNotFit(String field, String json) {
		Map<String, Integer> rows = this.api.rows();
		Answer answer = this.api.post("app", TICKETS, ticket(field, json), Map.of("Idempotency-Key", "hostile"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.isProblem()).isTrue();
		assertThat(answer.fields()).as(answer.toString()).isNotEmpty().allMatch((one) -> one.startsWith(field));
		assertThat(answer.json().path("errors")).doesNotHaveDuplicates();
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	static Stream<Arguments> refusesAFieldThatDoesNotFit() {
		Map<String, List<String>> cases = new LinkedHashMap<>();
		cases.put("subject", List.of("null", "\"\"", "\"  \\n\"", text(301), text(900_000), NUL, HALF, "\"a\\nb\"", "5",
				"true", "[]", "{}", "1.5"));
		cases.put("body", List.of("null", "\" \"", text(60_001), NUL, HALF, "5", "[\"a\"]"));
		cases.put("requester",
				List.of("null", "{}", "[]", "\"u-1\"", "5", "{\"name\":\"x\"}", "{\"externalId\":\" \"}"));
		cases.put("requester.externalId", List.of(text(201), NUL, HALF, "5", "{}", "\"a\\r\\nb\""));
		cases.put("requester.name", List.of(text(201), NUL, HALF, "\"A\\r\\nBcc: x@example.com\"", "[]"));
		cases.put("requester.email", List.of("\"no\"", "\"a@example.com\\r\\nBcc: x@example.com\"", "\"a@b@c\"", NUL,
				HALF, "\"" + "a".repeat(250) + "@b.com\"", "7"));
		cases.put("requester.language", List.of("\"e\"", "\"en us\"", "\"../../etc\"", NUL, "1"));
		cases.put("requester.region", List.of("\"V\"", "\"V N\"", text(36), NUL));
		cases.put("requester.tier", List.of("\"\"", "\"V I P\"", text(21)));
		cases.put("channel", List.of("\"FAX\"", "0", "\"\"", "[]", "\"api\""));
		cases.put("scenario", List.of("\"show\"", "1", "{}"));
		cases.put("category", List.of("\"Pay ment\"", "\"" + "a".repeat(41) + "\"", "\"${7*7}\"", "1", NUL));
		cases.put("priority", List.of("\"P9\"", "1", "\"\"", "true"));
		cases.put("tags",
				List.of("\"x\"", "[\"\"]", "[null]", "[1]", "[" + text(61) + "]", "[" + NUL + "]",
						IntStream.range(0, 31)
							.mapToObj((one) -> "\"t" + one + "\"")
							.collect(Collectors.joining(",", "[", "]"))));
		for (String facts : List.of("customFields", "context")) {
			cases.put(facts,
					List.of("[]", "\"x\"", "{\"\":\"x\"}", "{\"a\":[1]}", "{\"a\":{\"b\":1}}", "{\"a\":1e999999999}",
							"{\"a\":-1e999999999}", "{\"a\":" + "9".repeat(41) + "}", "{\"a\":" + NUL + "}",
							"{\"a\":" + HALF + "}", "{" + NUL + ":1}", "{\"a\":" + text(2001) + "}",
							IntStream.range(0, 31)
								.mapToObj((one) -> "\"f%d\":1".formatted(one))
								.collect(Collectors.joining(",", "{", "}"))));
		}
		return cases.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().map((json) -> arguments(entry.getKey(), json)));
	}

	@ParameterizedTest
	@MethodSource
	void refusesWhatIsNoJsonObject(byte[] body) {
		Map<String, Integer> rows = this.api.rows();
		Answer answer = this.api.send("POST", "app", TICKETS, body, Map.of());
		assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
		assertThat(answer.isProblem()).isTrue();
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	static Stream<byte[]> refusesWhatIsNoJsonObject() throws IOException {
		ByteArrayOutputStream badUtf8 = new ByteArrayOutputStream();
		badUtf8.write("{\"subject\":\"".getBytes(StandardCharsets.UTF_8));
		badUtf8.write(new byte[] { (byte) 0xC3, (byte) 0x28, (byte) 0xFF });
		badUtf8.write("\"}".getBytes(StandardCharsets.UTF_8));
		Stream<String> texts = Stream.of("", " ", "{", "{\"subject\":", "nonsense", "null", "[]", "[1,2]", "5",
				"\"text\"", "true", ticket("subject", "\"x\"") + "{}",
				ticket("subject", "\"x\"").replace("{\"subject\"", "{\"subject\":\"y\",\"subject\""),
				"[".repeat(10_000), "[".repeat(10_000) + "]".repeat(10_000),
				ticket("customFields", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
				ticket("customFields", "{\"a\":" + "9".repeat(100_000) + "}"), "{\"subject\":\"a\u0000b\"}",
				"{\"subject\":NaN}", "{'subject':'x'}");
		return Stream.concat(texts.map((one) -> one.getBytes(StandardCharsets.UTF_8)),
				Stream.of(badUtf8.toByteArray()));
	}

	@Test
	void refusesHalfACharacterInRawBytes() {
		byte[] body = ticket("subject", "\"aXXXb\"").getBytes(StandardCharsets.ISO_8859_1);
		int place = new String(body, StandardCharsets.ISO_8859_1).indexOf("XXX");
		body[place] = (byte) 0xED;
		body[place + 1] = (byte) 0xA0;
		body[place + 2] = (byte) 0x80;
		Map<String, Integer> rows = this.api.rows();
		assertThat(this.api.send("POST", "app", TICKETS, body, Map.of()).status()).isIn(400, 422);
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@ParameterizedTest
	@CsvSource({ "5000000,false", "5000000,true", "1048577,false", "1048577,true" })
	void refusesABodyThatIsTooLong(int length, boolean chunked) {
		Map<String, Integer> rows = this.api.rows();
		byte[] body = ticket("subject", text(length)).getBytes(StandardCharsets.UTF_8);
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(this.api.port(), TICKETS)))
			.header("Authorization", "Bearer demo-app")
			.header("Content-Type", "application/json")
			.POST(chunked ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
					: BodyPublishers.ofByteArray(body))
			.build();
		Answer answer = this.api.send(request);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
		assertThat(answer.isProblem()).isTrue();
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/SD-1/uploads" })
	void tellsTheSenderOfAFilmThatItIsTooLong(String rest) {
		int length = 64 * 1024 * 1024;
		assertThat(raw(
				"POST %s%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-app\r\n".formatted(TICKETS, rest)
						+ "Content-Type: application/json\r\nConnection: close\r\n"
						+ "Content-Length: %d\r\n\r\n%s".formatted(length, "x".repeat(length))))
			.startsWith("HTTP/1.1 413");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense" })
	void readsOnlyJson(String type) {
		Answer answer = this.api.post("app", TICKETS, ticket("subject", "\"x\""), Map.of("Content-Type", type));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
		assertThat(answer.isProblem()).isTrue();
	}

	@Test
	void readsNoCompressedBody() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(ticket("subject", "\"x\"").getBytes(StandardCharsets.UTF_8));
		}
		Answer answer = this.api.send("POST", "app", TICKETS, bytes.toByteArray(), Map.of("Content-Encoding", "gzip"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
		assertThat(answer.isProblem()).isTrue();
	}

	@Test
	void keepsTextsExactly() {
		for (String text : TEXTS) {
			String json = quote(text);
			Answer answer = this.api.post("app", TICKETS, """
					{"requester":{"externalId":%1$s,"name":%1$s},"subject":%1$s,"body":%1$s,"category":"payment",
					"tags":[%1$s],"customFields":{%1$s:%1$s},"context":{"a":%1$s}}""".formatted(json));
			assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
			String path = TICKETS + "/" + answer.json().path("number").asString();
			for (JsonNode ticket : List.of(answer.json(), this.api.get("mona", path).json())) {
				assertThat(ticket.path("subject").asString()).isEqualTo(text);
				assertThat(ticket.path("requester").path("name").asString()).isEqualTo(text);
				assertThat(ticket.path("requester").path("externalId").asString()).isEqualTo(text);
				assertThat(ticket.path("tags").path(0).asString()).isEqualTo(text);
				assertThat(ticket.path("customFields").path(text).asString()).isEqualTo(text);
				assertThat(ticket.path("context").path("a").asString()).isEqualTo(text);
			}
			this.api.post("ana", path + "/claim", null);
			assertThat(this.api.post("ana", path + "/escalate", "{\"reason\":%s}".formatted(json)).status())
				.isEqualTo(200);
			assertThat(this.api.post("ana", path + "/consult", "{\"team\":\"care\",\"question\":%s}".formatted(json))
				.status()).isEqualTo(200);
			assertThat(this.api.post("ana", path + "/wait", "{\"reason\":%s}".formatted(json)).status()).isEqualTo(200);
			assertThat(this.api.post("ana", path + "/resume", null).status()).isEqualTo(200);
			Answer resolved = this.api.post("ana", path + "/resolve",
					"{\"resolution\":%1$s,\"note\":%1$s}".formatted(json));
			assertThat(resolved.json().path("resolution").asString()).as(resolved.toString()).isEqualTo(text);
			assertThat(this.api.get("mona", path + "/messages").json().path("items")).isNotEmpty()
				.allMatch((message) -> message.path("body").asString().equals(text));
			assertThat(this.api.get("mona", "/api/v1/tasks?ticket=" + answer.json().path("number").asString())
				.json()
				.path("items")).allMatch((task) -> !task.path("name").asString().contains(text));
		}
	}

	@Test
	void takesTextsAtTheirLimits() {
		String email = "a".repeat(64) + "@" + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".com";
		String facts = IntStream.range(0, 30)
			.mapToObj((one) -> "%s:%s".formatted(quote("%060d".formatted(one)), text(2000)))
			.collect(Collectors.joining(",", "{", "}"));
		String tags = IntStream.range(0, 30)
			.mapToObj((one) -> quote("%060d".formatted(one)))
			.collect(Collectors.joining(",", "[", "]"));
		Answer answer = this.api.post("app", TICKETS, """
				{"requester":{"externalId":%s,"name":%s,"email":"%s"},"subject":%s,"body":%s,"category":"payment",
				"tags":%s,"customFields":%s,"context":%s}""".formatted(text(200), text(200), email, text(300),
				text(60_000), tags, facts, facts));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		Answer byMail = this.api.post("app", TICKETS,
				ticket("requester", "{\"email\":\"%s\"}".formatted(email.replace('a', 'e'))));
		assertThat(byMail.status()).as(byMail.toString()).isEqualTo(201);
		String path = TICKETS + "/" + answer.json().path("number").asString();
		this.api.post("ana", path + "/claim", null);
		List.of("/escalate {\"reason\":%1$s}", "/wait {\"reason\":%1$s}", "/resume {}",
				"/consult {\"team\":\"technical\",\"question\":%2$s}", "/resolve {\"resolution\":%2$s,\"note\":%2$s}",
				"/reopen {\"reason\":%1$s}", "/transfer {\"team\":\"technical\",\"reason\":%1$s,\"note\":%2$s}")
			.forEach((act) -> {
				String[] words = act.formatted(text(300), text(4000)).split(" ", 2);
				Answer done = this.api.post("mona", path + words[0], words[1]);
				assertThat(done.status()).as(words[0] + done).isEqualTo(200);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			messages | {}                                              | 422 | body
			messages | {"body":"a\\u0000"}                              | 422 | body
			messages | {"body":"x","visibility":"SECRET"}              | 422 | visibility
			messages | {"body":"x","lastSeenMessageId":"abc"}          | 422 | lastSeenMessageId
			messages | {"body":"x","lastSeenMessageId":"9999999999999999999"} | 422 | lastSeenMessageId
			messages | {"body":"x","lastSeenMessageId":1}              | 422 | lastSeenMessageId
			messages | []                                              | 400 |
			transfer | {"team":"technical","note":"n"}                 | 422 | reason
			transfer | {"team":"technical","reason":"r"}               | 422 | note
			transfer | {"team":"technical","reason":"r","note":" "}    | 422 | note
			transfer | {"reason":"r","note":"n"}                       | 422 | team
			transfer | {"reason":"r","note":"n","team":"nowhere"}      | 422 | team
			transfer | {"reason":"r","note":"n","team":"a\\u0000"}      | 422 | team
			transfer | {"reason":"r","note":"n","assignee":"nobody"}   | 422 | assignee
			transfer | {"reason":"r","note":"n","assignee":"app"}      | 422 | assignee
			transfer | {"reason":"\\ud800","note":"n","team":"technical"} | 422 | reason
			vendor   | {"vendor":"acme","reason":"r"}                  | 422 | note
			vendor   | {"reason":"r","note":"n"}                       | 422 | vendor
			vendor   | {"vendor":"nobody","reason":"r","note":"n"}     | 422 | vendor
			vendor   | {"vendor":"acme","assignee":"ana","reason":"r","note":"n"} | 422 | assignee
			vendor   | {"vendor":"acme","reason":"r","note":"\\u0000"} | 422 | note
			return   | {}                                              | 422 | note
			return   | {"note":"\\ud800"}                              | 422 | note
			handover | {}                                              | 422 | note
			consult/cancel | {"reason":" "}                            | 422 | reason
			unmask   | {}                                              | 422 | reason
			transfer | {"reason":"r","team":"technical","note":"\\u0000"} | 422 | note
			escalate | {}                                              | 422 | reason
			escalate | {"reason":" "}                                  | 422 | reason
			escalate | {"reason":"r","version":"1"}                    | 422 | version
			escalate | {"reason":"r","version":1.5}                    | 422 | version
			escalate | {"reason":"r","version":1e999999999}            | 422 | version
			escalate | {"reason":"r","version":99999999999}            | 422 | version
			wait     | {"reason":"r","status":"OPEN"}                  | 422 | status
			wait     | {"reason":"r","status":"SLEEPING"}              | 422 | status
			consult  | {"team":"nowhere","question":"q"}               | 422 | team
			consult  | {"team":"care"}                                 | 422 | question
			resolve  | {}                                              | 422 | resolution
			resolve  | {"resolution":" "}                              | 422 | resolution
			resolve  | {"resolution":5}                                | 422 | resolution
			resolve  | {"resolution":["a"]}                            | 422 | resolution
			resolve  | {"resolution":{"a":1}}                          | 422 | resolution
			resolve  | {"resolution":"a\\u0000"}                        | 422 | resolution
			resolve  | {"resolution":"r","note":"\\udc00"}              | 422 | note
			resolve  | {"resolution":"r","version":"x"}                | 422 | version
			resolve  | {"resolution":"r","version":1e99}               | 422 | version
			resolve  | []                                              | 400 |
			resolve  | {"resolution":                                  | 400 |
			cancel   | {}                                              | 422 | closeReason
			cancel   | {"closeReason":"SOLVED"}                        | 422 | closeReason
			cancel   | {"closeReason":"BORED"}                         | 422 | closeReason
			cancel   | {"closeReason":0}                               | 422 | closeReason
			merge    | {}                                              | 422 | into
			merge    | {"into":"SD-0"}                                 | 422 | into
			merge    | {"into":"SD-99999999999999999999"}              | 422 | into
			merge    | {"into":"\\u0000"}                               | 422 | into
			claim    | []                                              | 400 |
			claim    | {"version":"x"}                                 | 422 | version
			close    | {"version":[]}                                  | 422 | version
			""")
	void refusesActsThatDoNotFit(String route, String body, int status, String field) {
		String path = TICKETS + "/" + this.api.aTicketOf("ana") + "/" + route;
		Map<String, Integer> rows = this.api.rows();
		Answer answer = this.api.post("ana", path, body);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.isProblem()).isTrue();
		if (field != null) {
			assertThat(answer.fields()).as(answer.toString()).contains(field);
		}
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "messages", "transfer", "escalate", "wait", "consult", "resolve", "reopen", "cancel", "merge" })
	void refusesAMissingBody(String route) {
		String path = TICKETS + "/" + this.api.aTicketOf("ana") + "/" + route;
		Answer answer = this.api.post("ana", path, null, Map.of("Content-Type", "application/json"));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
		assertThat(answer.isProblem()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "limit=0,limit", "limit=-1,limit", "limit=201,limit", "limit=abc,limit", "limit=99999999999,limit",
			"limit=1.5,limit", "sort=nonsense,sort", "sort=created;drop,sort", "status=open,status",
			"status=OPEN%00,status", "priority=P9,priority", "scenario=x,scenario", "q=%00,q", "team=%00,team",
			"assignee=a%00,assignee", "requester=%00,requester", "cursor=garbage,cursor", "cursor=%00,cursor",
			"cursor=%F0%9F%98%80,cursor" })
	void refusesFiltersThatDoNotFit(String query, String field) {
		Answer answer = this.api.get("mona", TICKETS + "?" + query);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		assertThat(answer.fields()).containsExactly(field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1000000000-01-01T00:00:00Z;1", "+1000000000-12-31T23:59:59.999999999Z;1", "x;y", ";",
			"2026-01-01T00:00:00Z;", "2026-01-01T00:00:00Z;99999999999999999999", "2026-01-01T00:00:00Z;abc",
			"2026-02-30T00:00:00Z;1", "2026-01-01T00:00:00Z;1;2" })
	void refusesCursorsOfOtherLists(String cursor) {
		String coded = Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)).replace("=", "");
		for (String sort : List.of("created", "updated", "nextDue")) {
			Answer answer = this.api.get("mona", TICKETS + "?sort=%s&cursor=%s".formatted(sort, coded));
			assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
		}
		assertThat(this.api.get("mona", "/api/v1/tasks?cursor=" + coded).status()).isIn(200, 422);
		assertThat(this.api.get("ada", "/api/v1/mails?cursor=" + coded).status()).isEqualTo(422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "q=%25_!", "q=%27%20or%201%3D1%20--", "q=%24%7B7*7%7D", "team=nowhere", "assignee=%27",
			"requester=%F0%9F%98%80", "status=", "limit=", "cursor=", "q=SD-99999999999999999999",
			"q=SD-999999999999999999", "unknown=1", "q=%E2%80%AE",
			"assignee=ana&team=payments&q=x&priority=P0&scenario=SHOW&requester=u&status=NEW,OPEN" })
	void takesHarmlessFilters(String query) {
		for (String sort : List.of("created", "updated", "nextDue")) {
			Answer answer = this.api.get("mona", TICKETS + "?sort=%s&%s".formatted(sort, query));
			assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/tickets?q=%FF", "/api/v1/tickets?q=%ED%A0%80", "/api/v1/tasks?team=%C0%80",
			"/help?topic=%FF", "/login?lang=%FF", "/desk?q=%FF" })
	void refusesParametersThatAreNoText(String path) {
		Answer answer = this.api.get("mona", path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
		assertThat(answer.isProblem()).as(answer.toString()).isTrue();
		Answer page = this.api.send("GET", "mona", path, (byte[]) null, Map.of("Accept", "text/html"));
		assertThat(page.status()).as(page.toString()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SD-0", "SD-99999999999999999999", "SD-999999999999999999", "SD-1", "sd-100001", "100001",
			"SD-1e5", "%24%7B7*7%7D", "%27%20or%201=1", "SD--1", "%F0%9F%98%80", "SD-%D9%A1" })
	void findsNoTicketByWhatIsNoNumber(String number) {
		for (String route : List.of("", "/messages", "/events", "/clocks", "/why", "/path")) {
			Answer answer = this.api.get("mona", TICKETS + "/" + number + route);
			assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
			assertThat(answer.isProblem()).isTrue();
		}
		assertThat(this.api.post("mona", TICKETS + "/" + number + "/claim", "{}").status()).isEqualTo(404);
		assertThat(this.api.get("mona", "/api/v1/tasks?ticket=" + number).json().path("items")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'',200", "'*',200", "'\"99\"',409", "'abc',422", "'\"1\", \"2\"',422", "'99999999999',422" })
	void readsIfMatch(String match, int status) {
		String path = TICKETS + "/" + this.api.aTicketOf("ana") + "/escalate";
		Answer answer = this.api.post("ana", path, "{\"reason\":\"r\"}",
				match.isEmpty() ? Map.of() : Map.of("If-Match", match));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Idempotency-Key: a\u0000b", "Idempotency-Key: \u0085", "Idempotency-Key: \u00ed\u00a0\u0080",
					"Idempotency-Key: ", "Idempotency-Key: \u00ff\u00fe", "If-Match: \u0085", "Content-Length: -1",
					"Content-Length: 99999999999999999999", "Transfer-Encoding: nonsense" })
	void answersHeadersThatAreNone(String header) {
		Map<String, Integer> rows = this.api.rows();
		String answer = raw("POST /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-app\r\n"
				+ "Content-Type: application/json\r\nConnection: close\r\n" + header + "\r\n"
				+ (header.contains("Length") || header.contains("Transfer") ? "" : "Content-Length: 2\r\n") + "\r\n{}");
		assertThat(answer).matches("(?s)HTTP/1.1 (400|413|415|422|501).*");
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@Test
	void answersABodyThatBreaksOff() {
		Map<String, Integer> rows = this.api.rows();
		String answer = raw("POST /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-app\r\n"
				+ "Content-Type: application/json\r\nConnection: close\r\nContent-Length: 500\r\n\r\n{\"subject\":");
		assertThat(answer).satisfiesAnyOf((text) -> assertThat(text).isEmpty(),
				(text) -> assertThat(text).startsWith("HTTP/1.1 400"));
		assertThat(this.api.rows()).isEqualTo(rows);
	}

	@Test
	void staysUpAfterAllThat() {
		assertThat(this.api.aTicket().path("createdAt").asString()).satisfies(Instant::parse);
	}

	private String raw(String request) {
		try (Socket socket = new Socket("127.0.0.1", this.api.port())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A good ticket but for one field. */
	private static String ticket(String field, String json) {
		Map<String, String> requester = new LinkedHashMap<>(Map.of("externalId", "\"u-hostile\""));
		Map<String, String> ticket = new LinkedHashMap<>();
		ticket.put("subject", "\"s\"");
		ticket.put("body", "\"b\"");
		if (field.startsWith("requester.")) {
			requester.put(field.substring("requester.".length()), json);
		}
		ticket.put("requester", object(requester));
		if (!field.startsWith("requester.")) {
			ticket.put(field, json);
		}
		return object(ticket);
	}

	private static String object(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> quote(field.getKey()) + ":" + field.getValue())
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static String text(int length) {
		return "\"" + "x".repeat(length) + "\"";
	}

}
