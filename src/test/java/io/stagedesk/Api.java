package io.stagedesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client of the API, and a look at the rows behind it. */
@Lazy
public class Api {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final List<String> TABLES = List.of("ticket", "message", "ticket_event", "requester",
			"requester_identity", "idempotency", "user_task", "clock", "outbox", "escalation", "calendar",
			"calendar_version", "sla_policy", "sla_policy_version", "ACT_RU_EXECUTION", "ACT_RU_VARIABLE",
			"ACT_RU_JOB");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Environment environment;

	private final JdbcClient jdbc;

	Api(Environment environment, JdbcClient jdbc) {
		this.environment = environment;
		this.jdbc = jdbc;
	}

	public int port() {
		return this.environment.getRequiredProperty("local.server.port", Integer.class);
	}

	public Answer get(String login, String path) {
		return send("GET", login, path, (byte[]) null, Map.of());
	}

	public Answer post(String login, String path, String json) {
		return send("POST", login, path, json, Map.of());
	}

	public Answer post(String login, String path, String json, Map<String, String> headers) {
		return send("POST", login, path, json, headers);
	}

	/** Sends as the demo's person of this name; {@code null} sends without a token. */
	public Answer send(String method, String login, String path, String json, Map<String, String> headers) {
		return send(method, login, path, (json != null) ? json.getBytes(StandardCharsets.UTF_8) : null, headers);
	}

	public Answer send(String method, String login, String path, byte[] body, Map<String, String> headers) {
		Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		if (body != null) {
			all.put("Content-Type", "application/json");
		}
		if (login != null) {
			all.put("Authorization", "Bearer demo-" + login);
		}
		all.putAll(headers);
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)))
			.method(method, (body != null) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		all.forEach(request::header);
		return send(request.build());
	}

	public Answer send(HttpRequest request) {
		try {
			return new Answer(this.client.send(request, BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A new ticket of payments, in its queue. */
	public JsonNode aTicket() {
		Answer answer = post("app", "/api/v1/tickets", """
				{"requester":{"externalId":"u-%d","name":"Linh Tran"},"subject":"Coins not credited",
				"body":"I paid 49.99","category":"payment"}""".formatted(System.nanoTime()));
		if (answer.status() != 201) {
			throw new IllegalStateException(answer.toString());
		}
		return answer.json();
	}

	/** Number of a new ticket that this agent works on. */
	public String aTicketOf(String login) {
		String number = aTicket().path("number").asString();
		Answer claimed = post(login, "/api/v1/tickets/%s/claim".formatted(number), null);
		if (claimed.status() != 200) {
			throw new IllegalStateException(claimed.toString());
		}
		return number;
	}

	/** How many rows each table has. */
	public Map<String, Integer> rows() {
		Map<String, Integer> rows = new TreeMap<>();
		TABLES.forEach((table) -> rows.put(table,
				this.jdbc.sql("select count(*) from " + table).query(Integer.class).single()));
		return rows;
	}

	public static String quote(String text) {
		return JSON.writeValueAsString(text);
	}

	/** What came back. */
	public record Answer(int status, Map<String, List<String>> headers, String body) {

		Answer(HttpResponse<byte[]> response) {
			this(response.statusCode(), response.headers().map(), new String(response.body(), StandardCharsets.UTF_8));
		}

		public JsonNode json() {
			return JSON.readTree(this.body);
		}

		public String header(String name) {
			return this.headers.getOrDefault(name.toLowerCase(), List.of("")).get(0);
		}

		public boolean isProblem() {
			return header("content-type").startsWith("application/problem+json")
					&& json().path("status").asInt() == this.status && !json().path("title").asString("").isBlank();
		}

		/** Names of the fields at fault. */
		public List<String> fields() {
			List<String> fields = new ArrayList<>();
			json().path("errors").forEach((error) -> fields.add(error.path("field").asString()));
			return fields;
		}

	}

}
