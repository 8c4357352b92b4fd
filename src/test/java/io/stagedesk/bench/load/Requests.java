package io.stagedesk.bench.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.stagedesk.bench.SampleTickets;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * The requests of the mix. Each is timed from the moment that its person comes, so that
 * waiting for a connection counts.
 */
final class Requests {

	private static final String APP = "Bearer demo-app";

	private static final String SUPERVISOR = "Bearer demo-mona";

	private static final int REQUESTERS = 5000;

	private static final int MOST_KNOWN = 2_000;

	private static final List<String> TEAMS = List.of("payments", "technical", "trust", "commerce", "care");

	private static final List<String> WORDS = Stream
		.of("coins not credited", "thanh toán", "黑屏", "返金", "apelar suspendida", "ecran noir", "mode gelap",
				"u77@example.com", "Requester 4711", "A-12345")
		.map((word) -> URLEncoder.encode(word, StandardCharsets.UTF_8))
		.toList();

	/** Whoever solves one of these has to decide more. */
	private static final Pattern DISPUTE = Pattern.compile("\"category\":\"(ban|gift-dispute)\"");

	private static final Pattern NUMBER = Pattern.compile("\"number\":\"(SD-\\d+)\"");

	private final String cookies;

	private final List<String> anyTickets;

	/** To these one can reply: the last that came, so that none becomes endless. */
	private final List<String> openTickets;

	private final Queue<String> queuedTickets;

	private final Queue<Taken> takenTickets;

	private final Tally tally;

	private final SampleTickets samples = new SampleTickets(System.nanoTime(), REQUESTERS);

	private final AtomicLong keys = new AtomicLong(System.nanoTime());

	Requests(String cookies, List<String> anyTickets, List<String> queuedTickets, List<String> takenTickets,
			Tally tally) {
		this.cookies = cookies;
		this.anyTickets = List.copyOf(anyTickets);
		this.openTickets = new CopyOnWriteArrayList<>(
				queuedTickets.subList(Math.max(0, queuedTickets.size() - MOST_KNOWN), queuedTickets.size()));
		this.queuedTickets = new ConcurrentLinkedQueue<>(queuedTickets);
		this.takenTickets = new ConcurrentLinkedQueue<>(
				takenTickets.stream().map((number) -> new Taken(number, false)).toList());
		this.tally = tally;
	}

	/** One person's way: comes, asks, goes. */
	ChainBuilder chain(int phase, Operation operation) {
		HttpRequestActionBuilder request = request(operation).check(status().saveAs("status"));
		if (operation.isWriting()) {
			request = request.check(bodyString().saveAs("body"));
		}
		return exec((session) -> session.set("begin", System.nanoTime()).set("wall", System.currentTimeMillis()))
			.exec((session) -> (operation == Operation.SOLVE) ? take(session) : session)
			.exec(request)
			.exec((session) -> note(phase, operation, session));
	}

	private HttpRequestActionBuilder request(Operation operation) {
		return switch (operation) {
			case LIST -> get("/api/v1/tickets?status=OPEN_ALL&sort=updated&limit=50&team=", TEAMS);
			case VIEW -> get("/api/v1/tickets/", this.anyTickets);
			case PAGE -> http("page").get((session) -> "/desk/tickets/" + any(this.anyTickets) + "?part=ticket")
				.header("Accept", "text/html")
				.header("Cookie", this.cookies);
			case SEARCH -> get("/api/v1/search?limit=8&q=", WORDS);
			case REPLY -> post((session) -> "/api/v1/tickets/" + any(this.openTickets) + "/messages", SUPERVISOR)
				.body(StringBody((session) -> "{\"visibility\":\"PUBLIC\",\"body\":\"We found order "
						+ this.keys.incrementAndGet() + "; the coins will be there in ten minutes.\"}"));
			case CREATE -> post((session) -> "/api/v1/tickets", APP).body(StringBody((session) -> sample()));
			case TAKE -> post((session) -> "/api/v1/tickets/" + queued() + "/claim", SUPERVISOR);
			case SOLVE -> post((session) -> "/api/v1/tickets/" + taken(session).number() + "/resolve", SUPERVISOR)
				.body(StringBody((session) -> taken(session).solution()));
		};
	}

	private static HttpRequestActionBuilder get(String path, List<String> ends) {
		return http("get").get((session) -> path + any(ends))
			.header("Accept", "application/json")
			.header("Authorization", SUPERVISOR);
	}

	private HttpRequestActionBuilder post(Function<Session, String> path, String authorization) {
		return http("post").post(path)
			.header("Accept", "application/json")
			.header("Content-Type", "application/json")
			.header("Authorization", authorization)
			.header("Idempotency-Key", (session) -> "load-" + this.keys.incrementAndGet());
	}

	private String sample() {
		synchronized (this.samples) {
			return this.samples.next();
		}
	}

	private Session take(Session session) {
		Taken taken = this.takenTickets.poll();
		return session.set("taken", (taken != null) ? taken : new Taken("none-is-left", false));
	}

	private static Taken taken(Session session) {
		return session.get("taken");
	}

	private String queued() {
		String number = this.queuedTickets.poll();
		return (number != null) ? number : "none-is-left";
	}

	private static String any(List<String> some) {
		return some.get(ThreadLocalRandom.current().nextInt(some.size()));
	}

	private Session note(int phase, Operation operation, Session session) {
		double millis = (System.nanoTime() - session.getLong("begin")) / 1e6;
		int status = session.contains("status") ? session.getInt("status") : 0;
		boolean success = status == expected(operation);
		String body = session.contains("body") ? session.getString("body") : "";
		if (success && operation == Operation.CREATE) {
			number(body).ifPresent(this::remember);
		}
		if (success && operation == Operation.TAKE) {
			boolean disputed = DISPUTE.matcher(body).find();
			number(body).ifPresent((number) -> this.takenTickets.add(new Taken(number, disputed)));
		}
		this.tally.add(new Tally.Sample(phase, operation, session.getLong("wall"), millis, status, success,
				success ? "" : status + " " + body.substring(0, Math.min(200, body.length()))));
		return session;
	}

	private static Optional<String> number(String body) {
		Matcher number = NUMBER.matcher(body);
		return number.find() ? Optional.of(number.group(1)) : Optional.empty();
	}

	private void remember(String number) {
		this.queuedTickets.add(number);
		if (this.openTickets.size() < MOST_KNOWN) {
			this.openTickets.add(number);
		}
		else {
			this.openTickets.set(ThreadLocalRandom.current().nextInt(MOST_KNOWN), number);
		}
	}

	private static int expected(Operation operation) {
		return (operation == Operation.CREATE || operation == Operation.REPLY) ? 201 : 200;
	}

	/** Somebody works on it. Whether a ban was right has to be decided. */
	private record Taken(String number, boolean disputed) {

		String solution() {
			return "{\"resolution\":\"The coins are there\",\"note\":null"
					+ (this.disputed ? ",\"decision\":\"UPHOLD\"}" : "}");
		}

	}

}
