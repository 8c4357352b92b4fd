package io.stagedesk.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One agent's browser: logs in by the form, looks at pages, acts from them, listens. */
final class Browser {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(new CookieManager())
		.build();

	private final String base;

	private final String login;

	private String csrf;

	private Browser(int port, String login) {
		this.base = "http://127.0.0.1:" + port;
		this.login = login;
	}

	static Browser loggedIn(int port, String login) throws IOException, InterruptedException {
		Browser browser = new Browser(port, login);
		browser.csrf = csrf(browser.text(browser.request("/login"), 200));
		String form = "username=" + login + "&password=stagedesk&_csrf="
				+ URLEncoder.encode(browser.csrf, StandardCharsets.UTF_8);
		browser.text(browser.request("/login")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form)), 302);
		browser.look("/desk");
		return browser;
	}

	/** Opens a page of the desk, as nobody sees it who is not logged in. */
	String look(String path) throws IOException, InterruptedException {
		String page = text(request(path).header("Accept", "text/html"), 200);
		this.csrf = csrf(page);
		return page;
	}

	/** Acts from the page that was opened last, by the session and its token. */
	String act(String path, String json) throws IOException, InterruptedException {
		return text(request(path).header("Accept", "application/json")
			.header("Content-Type", "application/json")
			.header("X-CSRF-TOKEN", this.csrf)
			.POST(BodyPublishers.ofString(json)), 200, 201);
	}

	/**
	 * Listens until the server ends the stream.
	 * @return whether it said good-bye before
	 */
	boolean listen(Runnable onEvent) throws IOException, InterruptedException {
		HttpResponse<InputStream> answer = this.client
			.send(request("/live").header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
		if (answer.statusCode() != 200) {
			throw new IOException("The stream of " + this.login + " was answered " + answer.statusCode());
		}
		boolean bye = false;
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				bye |= line.equals("event: bye");
				if (line.equals("event: changed")) {
					onEvent.run();
				}
			}
		}
		return bye;
	}

	void logOut() throws IOException, InterruptedException {
		text(request("/logout").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("_csrf=" + URLEncoder.encode(this.csrf, StandardCharsets.UTF_8))), 302);
	}

	private String text(HttpRequest.Builder request, int... expected) throws IOException, InterruptedException {
		HttpRequest built = request.build();
		HttpResponse<String> answer = this.client.send(built, BodyHandlers.ofString());
		for (int status : expected) {
			if (answer.statusCode() == status) {
				return answer.body();
			}
		}
		throw new IOException("%s of %s was answered %d: %s %s".formatted(built, this.login, answer.statusCode(),
				answer.headers().firstValue("Location").orElse(""), answer.body()));
	}

	private static String csrf(String page) {
		Matcher field = CSRF.matcher(page);
		if (!field.find()) {
			throw new IllegalStateException("A page without token: " + page);
		}
		return field.group(1);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path)).timeout(Duration.ofMinutes(30));
	}

}
