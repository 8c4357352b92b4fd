package io.stagedesk.bench;

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

	private static final String SUPERVISOR = "Bearer demo-mona";

	private static final List<String> TEAMS = List.of("payments", "technical", "trust", "commerce", "care");

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
		return () -> {
			String number = numbers.get(random.nextInt(numbers.size()));
			String json = "{\"visibility\":\"PUBLIC\",\"body\":\"We found order " + random.nextInt(100_000)
					+ "; the coins will be there in ten minutes.\"}";
			connection
				.send(HttpConnection.post("/api/v1/tickets/" + number + "/messages", SUPERVISOR, tickets.key(), json))
				.expect(201);
		};
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

	private static String number(String json) {
		int begin = json.indexOf("\"number\":\"") + 10;
		return json.substring(begin, json.indexOf('"', begin));
	}

}
