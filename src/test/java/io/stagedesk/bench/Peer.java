package io.stagedesk.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.bench.HttpConnection.Answer;

/**
 * A Request Tracker 5 that somebody has set up on this machine, measured with the same
 * driver: named by the system properties {@code peer.url} and {@code peer.token}, and
 * {@code peer.queue}, {@code peer.list} and {@code peer.mail} for the queues to create
 * in, to list, and to give mails to. Its pages are measured with {@code peer.cookie}, the
 * session of somebody who is logged in.
 */
public final class Peer {

	private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"?(\\d+)");

	private static final String MAIL_QUEUE = System.getProperty("peer.mail", "Mail");

	private static final String COOKIE = System.getProperty("peer.cookie", "");

	private final int port;

	private final String authorization;

	private final String queue;

	private final String list;

	private final List<String> created = new CopyOnWriteArrayList<>();

	private final AtomicInteger counter = new AtomicInteger();

	private Peer(int port, String token, String queue, String list) {
		this.port = port;
		this.authorization = "token " + token;
		this.queue = queue;
		this.list = list;
	}

	/** The one that was named, if any. */
	public static Optional<Peer> find() {
		String url = System.getProperty("peer.url", "");
		String token = System.getProperty("peer.token", "");
		if (url.isBlank() || token.isBlank()) {
			return Optional.empty();
		}
		URI address = URI.create(url);
		if (!List.of("127.0.0.1", "localhost").contains(address.getHost())) {
			throw new IllegalArgumentException("The peer has to run on this machine");
		}
		String queue = System.getProperty("peer.queue", "Support");
		return Optional.of(new Peer(address.getPort(), token, queue, System.getProperty("peer.list", queue)));
	}

	public Load.Step creating() {
		HttpConnection connection = new HttpConnection(this.port);
		return () -> {
			int number = this.counter.incrementAndGet();
			String json = """
					{"Queue":"%s","Subject":"Coins not credited %d","Requestor":"viewer%d@example.net",\
					"Content":"I paid 49.99 for coins in the live room but they did not arrive. Order 12345."}"""
				.formatted(this.queue, number, number % 200 + 1);
			Answer answer = connection.send(HttpConnection.post("/REST/2.0/ticket", this.authorization, null, json))
				.expect(201);
			Matcher id = ID.matcher(answer.body());
			if (id.find()) {
				this.created.add(id.group(1));
			}
		};
	}

	public Load.Step replying() {
		HttpConnection connection = new HttpConnection(this.port);
		Random random = new Random(this.counter.incrementAndGet());
		return () -> {
			String json = "{\"Content\":\"We found order " + random.nextInt(100_000)
					+ "; the coins will be there in ten minutes.\",\"ContentType\":\"text/plain\"}";
			String path = "/REST/2.0/ticket/" + any(random) + "/correspond";
			connection.send(HttpConnection.post(path, this.authorization, null, json)).expect(201);
		};
	}

	public Load.Step viewing() {
		HttpConnection connection = new HttpConnection(this.port);
		Random random = new Random(this.counter.incrementAndGet());
		return () -> connection.send(HttpConnection.get("/REST/2.0/ticket/" + any(random), this.authorization))
			.expect(200);
	}

	public Load.Step listing() {
		HttpConnection connection = new HttpConnection(this.port);
		String path = "/REST/2.0/tickets?query=" + activeOnes()
				+ "&fields=Subject,Status,Owner,Priority,Due,LastUpdated&per_page=50&orderby=LastUpdated&order=DESC";
		return () -> connection.send(HttpConnection.get(path, this.authorization)).expect(200);
	}

	/** Whether its pages can be asked for. */
	public boolean isLoggedIn() {
		return !COOKIE.isBlank();
	}

	/** The page of a ticket. */
	public Load.Step opening() {
		HttpConnection connection = new HttpConnection(this.port);
		Random random = new Random(this.counter.incrementAndGet());
		return () -> connection.send(HttpConnection.page("/Ticket/Display.html?id=" + any(random), COOKIE)).expect(200);
	}

	/** The page of a search. */
	public Load.Step searching() {
		HttpConnection connection = new HttpConnection(this.port);
		String path = "/Search/Results.html?Rows=50&OrderBy=LastUpdated&Order=DESC&Query=" + activeOnes();
		return () -> connection.send(HttpConnection.page(path, COOKIE)).expect(200);
	}

	private String activeOnes() {
		return URLEncoder.encode("Queue = '" + this.list + "' AND Status = '__Active__'", StandardCharsets.UTF_8);
	}

	/** Gives a mail to the gateway, as its own mail program does. */
	public Load.Step mailing() {
		HttpConnection connection = new HttpConnection(this.port);
		return () -> {
			int number = this.counter.incrementAndGet();
			String mail = """
					From: Viewer %d <viewer%d@example.net>
					To: mail@perf.local
					Subject: App crash report %d
					Message-ID: <m%d.%d@example.net>
					Date: Sat, 21 Nov 2026 08:00:00 +0000
					MIME-Version: 1.0
					Content-Type: text/plain; charset=utf-8

					I paid 49.99 for coins in the live room but they did not arrive. Order 12345, number %d.
					""".formatted(number % 200 + 1, number % 200 + 1, number, number, System.nanoTime(), number);
			connection
				.send(HttpConnection.form("/REST/1.0/NoAuth/mail-gateway", new TreeMap<>(
						Map.of("SessionType", "REST", "queue", MAIL_QUEUE, "action", "correspond", "message", mail))))
				.expect(200);
		};
	}

	private String any(Random random) {
		return this.created.get(random.nextInt(this.created.size()));
	}

}
