package io.stagedesk.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a supervisor does by hand, once: logs in by the form, changes policies.
 */
public final class Supervisor {

	private static final Pattern TOKEN = Pattern.compile("<input[^>]*name=\"_csrf\"[^>]*>");

	private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final String base;

	/**
	 * Somebody who has not logged in yet.
	 * @param port where the desk listens
	 */
	public Supervisor(int port) {
		this.base = "http://127.0.0.1:" + port;
	}

	/**
	 * Logs in.
	 * @return the cookies of the session, as a browser sends them
	 */
	public String logIn() throws IOException, InterruptedException {
		String page = send(request("/login").GET(), 200);
		String form = Map.of("username", "mona", "password", "stagedesk", "_csrf", token(page))
			.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)), 302);
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.map(HttpCookie::toString)
			.collect(Collectors.joining("; "));
	}

	/** The page's token, which each form sends along. */
	static String token(String page) {
		Matcher input = TOKEN.matcher(page);
		if (input.find()) {
			Matcher value = VALUE.matcher(input.group());
			if (value.find()) {
				return value.group(1);
			}
		}
		throw new IllegalArgumentException("The page has no token");
	}

	/** All policies as they stand, by key. */
	Map<String, JsonNode> policies() throws IOException, InterruptedException {
		Map<String, JsonNode> policies = new LinkedHashMap<>();
		JSON.readTree(send(api("").GET(), 200))
			.path("items")
			.forEach((policy) -> policies.put(policy.path("key").stringValue(), policy));
		return policies;
	}

	/** New tickets are promised what these policies say. */
	void promise(Map<String, JsonNode> policies) throws IOException, InterruptedException {
		for (Map.Entry<String, JsonNode> policy : policies.entrySet()) {
			ObjectNode body = ((ObjectNode) policy.getValue()).deepCopy();
			body.remove("version");
			send(api("/" + policy.getKey()).header("Content-Type", "application/json")
				.PUT(BodyPublishers.ofString(body.toString())), 200);
		}
	}

	/** The same policies, which promise a solution of P0 only: hardly any ticket. */
	static Map<String, JsonNode> promisingLittle(Map<String, JsonNode> policies) {
		Map<String, JsonNode> little = new LinkedHashMap<>();
		JsonNode goals = JSON.readTree("{\"P0\":{\"RESOLUTION\":{\"value\":240,\"unit\":\"CALENDAR_MINUTES\"}}}");
		policies.forEach((key, policy) -> {
			ObjectNode changed = ((ObjectNode) policy).deepCopy();
			changed.set("goals", goals);
			little.put(key, changed);
		});
		return little;
	}

	private HttpRequest.Builder api(String path) {
		return request("/api/v1/sla-policies" + path).header("Authorization", Desk.SUPERVISOR);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	private String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
		if (response.statusCode() != expected) {
			throw new IOException("HTTP " + response.statusCode() + ": " + response.body());
		}
		return response.body();
	}

}
