package io.stagedesk.bench;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.stagedesk.bench.HttpConnection.Answer;

/**
 * What people and apps do with StageDesk over HTTP, as steps of a {@link Load}.
 */
final class Desk {

	private static final String APP = "Bearer demo-app";

	static final String SUPERVISOR = "Bearer demo-mona";

	static final List<String> TEAMS = List.of("payments", "technical", "trust", "commerce", "care");

	private static final int REQUESTERS = 5000;

	private final int port;

	private final AtomicLong seeds = new AtomicLong(System.nanoTime());

	private final Set<String> created = ConcurrentHashMap.newKeySet();

	Desk(int port) {
		this.port = port;
	}

	/** Numbers of the tickets created so far. */
	List<String> created() {
		return List.copyOf(this.created);
	}

	Load.Step creating() {
		SampleTickets tickets = new SampleTickets(this.seeds.incrementAndGet(), REQUESTERS);
		HttpConnection connection = new HttpConnection(this.port);
		return () -> {
			Answer answer = connection.send(HttpConnection.post("/api/v1/tickets", APP, tickets.key(), tickets.next()));
			this.created.add(number(answer.expect(201).body()));
		};
	}

	Load.Step replying(List<String> numbers) {
		SampleTickets tickets = new SampleTickets(this.seeds.incrementAndGet(), REQUESTERS);
		Random random = new Random(this.seeds.incrementAndGet());
		HttpConnection connection = new HttpConnection(this.port);
		return () -> reply(connection, numbers.get(random.nextInt(numbers.size())), tickets.key(), random);
	}

	/** Answers each of these once. */
	void reply(List<String> numbers) throws IOException {
		SampleTickets tickets = new SampleTickets(this.seeds.incrementAndGet(), REQUESTERS);
		try (HttpConnection connection = new HttpConnection(this.port)) {
			for (String number : numbers) {
				reply(connection, number, tickets.key(), new Random(number.hashCode()));
			}
		}
	}

	private static void reply(HttpConnection connection, String number, String key, Random random) throws IOException {
		String json = "{\"visibility\":\"PUBLIC\",\"body\":\"We found order " + random.nextInt(100_000)
				+ "; the coins will be there in ten minutes.\"}";
		connection.send(HttpConnection.post("/api/v1/tickets/" + number + "/messages", SUPERVISOR, key, json))
			.expect(201);
	}

	Load.Step viewing(List<String> numbers) {
		Random random = new Random(this.seeds.incrementAndGet());
		HttpConnection connection = new HttpConnection(this.port);
		return () -> connection
			.send(HttpConnection.get("/api/v1/tickets/" + numbers.get(random.nextInt(numbers.size())), SUPERVISOR))
			.expect(200);
	}

	Load.Step listing(String sort) {
		Random random = new Random(this.seeds.incrementAndGet());
		HttpConnection connection = new HttpConnection(this.port);
		return () -> connection
			.send(HttpConnection.get("/api/v1/tickets?team=" + TEAMS.get(random.nextInt(TEAMS.size()))
					+ "&status=OPEN_ALL&sort=" + sort + "&limit=50", SUPERVISOR))
			.expect(200);
	}

	/** Asks one of these addresses of the API, at random. */
	Load.Step asking(List<String> paths) {
		Random random = new Random(this.seeds.incrementAndGet());
		HttpConnection connection = new HttpConnection(this.port);
		return () -> connection.send(HttpConnection.get(paths.get(random.nextInt(paths.size())), SUPERVISOR))
			.expect(200);
	}

	/** Looks at one of these pages, at random. */
	Load.Step looking(List<String> paths, String cookies) {
		Random random = new Random(this.seeds.incrementAndGet());
		HttpConnection connection = new HttpConnection(this.port);
		return () -> connection.send(HttpConnection.page(paths.get(random.nextInt(paths.size())), cookies)).expect(200);
	}

	private static String number(String json) {
		int begin = json.indexOf("\"number\":\"") + 10;
		return json.substring(begin, json.indexOf('"', begin));
	}

}
