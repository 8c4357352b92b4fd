package io.stagedesk.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser of one person: logs in by form and listens to the stream of one node. */
class EventClient implements AutoCloseable {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final CookieManager cookies;

	private final HttpClient client;

	private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private final String base;

	private InputStream stream;

	private EventClient(int port, CookieManager cookies) {
		this.base = "http://127.0.0.1:" + port;
		this.cookies = cookies;
		this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
	}

	/** Somebody of the desk, logged in and listening. */
	static EventClient listening(int port, String login) {
		EventClient client = loggedIn(port, login);
		client.listen("/live");
		return client;
	}

	static EventClient loggedIn(int port, String login) {
		EventClient client = new EventClient(port, new CookieManager());
		HttpResponse<String> answer = client.post("/login", "username=" + login + "&password=stagedesk");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
		return client;
	}

	/** The same browser, which the balancer sends to another node. */
	EventClient at(int port) {
		return new EventClient(port, this.cookies);
	}

	void logOut() {
		assertThat(post("/logout", "").statusCode()).isEqualTo(302);
	}

	HttpResponse<String> send(String method, String path) {
		return send(request(path).method(method, BodyPublishers.noBody()).build());
	}

	/** Listens from now on; the stream is open when this returns. */
	void listen(String path, String... headers) {
		HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
		if (headers.length > 0) {
			request.headers(headers);
		}
		HttpResponse<InputStream> answer;
		try {
			answer = this.client.send(request.build(), BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
		this.stream = answer.body();
		Thread thread = new Thread(this::read, "events");
		thread.setDaemon(true);
		thread.start();
		await("beat");
	}

	/** The next event of this name; others on the way are dropped. */
	Event await(String name) {
		return await((event) -> event.name().equals(name));
	}

	/** The next change that says this, as {@code SD-1}; others on the way are dropped. */
	Event awaitChange(String text) {
		return await((event) -> event.name().equals("changed") && event.data().contains("\"" + text + "\""));
	}

	/** The next event that is no sign of life. */
	Event next() {
		return await((event) -> !event.name().equals("beat"));
	}

	void awaitEnd() {
		assertThat(this.ended).succeedsWithin(PATIENCE);
	}

	private Event await(Predicate<Event> wanted) {
		try {
			long until = System.nanoTime() + PATIENCE.toNanos();
			Event event = this.events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			while (event != null && !wanted.test(event)) {
				event = this.events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			assertThat(event).as("an event within " + PATIENCE).isNotNull();
			return event;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(this.stream, StandardCharsets.UTF_8))) {
			Event event = Event.NONE;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (!line.isEmpty()) {
					event = event.with(line);
				}
				else if (!event.name().isEmpty()) {
					this.events.add(event.arrived());
					event = Event.NONE;
				}
			}
		}
		catch (IOException ex) {
			// The stream was closed by one of both sides; that is what the future says.
		}
		this.ended.complete(null);
	}

	private HttpResponse<String> post(String path, String form) {
		Matcher csrf = CSRF.matcher(send("GET", path.equals("/login") ? path : "/desk").body());
		assertThat(csrf.find()).isTrue();
		return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form + "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
			.build());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The session's cookie, for somebody who speaks HTTP by hand. */
	String cookie() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((one) -> one.getName().equals("SDSESSION"))
			.map((one) -> "SDSESSION=" + one.getValue())
			.findFirst()
			.orElseThrow();
	}

	@Override
	public void close() {
		try {
			if (this.stream != null) {
				this.stream.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An event as it came.
	 *
	 * @param at when, in nanoseconds
	 */
	record Event(String id, String name, String data, long at) {

		static final Event NONE = new Event("", "", "", 0);

		Event with(String line) {
			String value = line.substring(line.indexOf(':') + 1).strip();
			return switch (line.substring(0, line.indexOf(':'))) {
				case "id" -> new Event(value, this.name, this.data, this.at);
				case "event" -> new Event(this.id, value, this.data, this.at);
				case "data" -> new Event(this.id, this.name, value, this.at);
				default -> this;
			};
		}

		Event arrived() {
			return new Event(this.id, this.name, this.data, System.nanoTime());
		}

	}

}
