package io.stagedesk.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.bench.TicketLoader.Ages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast is searched on a large desk, how long the index takes, and how soon a new
 * ticket is found. It asserts that all is indexed and found; the figures are for people
 * to judge.
 */
class SearchBenchmark {

	private static final Path FOLDER = Path.of("target", "bench");

	private static final String DESK = "desk";

	private static final int TEMPLATES = 300;

	private static final int TICKETS = Integer.getInteger("bench.search.tickets", 100_000);

	private static final double SECONDS = Double.parseDouble(System.getProperty("bench.search.seconds", "15"));

	private static final double WARM_UP = 5;

	private static final int FRESH = 20;

	private static final Ages AGES = new Ages(Duration.ofMinutes(8), Duration.ZERO, Duration.ofDays(365),
			Duration.ofMinutes(75));

	private static final List<String> WORDS = paths("coins", "coins not credited", "thanh toán", "chua duoc cong", "黑屏",
			"直播间一直黑屏", "返金", "ギフト", "apelar suspendida", "المرور", "ecran noir", "mode gelap", "u77@example.com",
			"Requester 4711", "A-12345", "SD-1000", "app", "status:open tag:app 返金", "suspendda cuneta");

	private static final List<String> TYPED = paths("c", "co", "coi", "coin", "coins n", "直", "直播", "ギ", "u7", "req");

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 60)));

	private final Load load = new Load(this.machine);

	private final BenchReport report = new BenchReport("Search on a large desk");

	@Test
	@Timeout(value = 20, unit = TimeUnit.MINUTES)
	void measuresSearch() throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(FOLDER.resolve("postgres").toAbsolutePath())) {
			this.machine.watch("postgres", postgres.pid());
			postgres.create(DESK);
			fill(postgres);
			long begin = System.nanoTime();
			try (StageDeskProcess node = StageDeskProcess.start(FOLDER, postgres, DESK)) {
				this.machine.watch("stagedesk", node.pid());
				this.report.fact("start", node.startUp().toMillis() + " ms");
				awaitIndex(node.port());
				this.report.fact("index of " + TICKETS + " tickets, from the start of the process",
						Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
				measure(node.port(), "search, whole words", WORDS);
				measure(node.port(), "search, while typing", TYPED);
				measureFresh(node.port());
			}
		}
		finally {
			this.report.write(FOLDER, "search.md", "search.json");
		}
	}

	private void fill(DurablePostgres postgres) throws Exception {
		TicketLoader loader = new TicketLoader(postgres, DESK, AGES);
		try (StageDeskProcess first = StageDeskProcess.start(FOLDER, postgres, DESK)) {
			Load.Step create = new Desk(first.port()).creating();
			for (int i = 0; i < TEMPLATES; i++) {
				create.run();
			}
		}
		this.report.fact("loading to " + TICKETS + " tickets", loader.fillUpTo(TICKETS).toMillis() + " ms");
		postgres.maintain(DESK);
	}

	private static void awaitIndex(int port) throws IOException, InterruptedException {
		try (HttpConnection connection = new HttpConnection(port)) {
			while (!ask(connection, "/api/v1/search?q=app&limit=1").contains("\"indexed\":100")) {
				Thread.sleep(200);
			}
		}
	}

	private void measure(int port, String name, List<String> paths) throws IOException, InterruptedException {
		Load.Client client = (number) -> new Desk(port).asking(paths);
		this.load.run("warm-up", 8, WARM_UP, client);
		for (int clients : new int[] { 1, 8 }) {
			this.report.add(this.load.median(name, clients, SECONDS, 1, client));
		}
	}

	/** From the answer of a create to the first search that finds it. */
	private void measureFresh(int port) throws Exception {
		long longest = 0;
		try (HttpConnection connection = new HttpConnection(port)) {
			for (int i = 0; i < FRESH; i++) {
				String word = "unheard" + Long.toString(System.nanoTime(), 36);
				connection
					.send(HttpConnection.post("/api/v1/tickets", "Bearer demo-app", null,
							"{\"requester\":{\"externalId\":\"fresh\"},\"subject\":\"" + word + "\",\"body\":\"b\"}"))
					.expect(201);
				long begin = System.nanoTime();
				while (!ask(connection, "/api/v1/search?in=tickets&q=" + word).contains(word)) {
					Thread.sleep(10);
				}
				longest = Math.max(longest, Duration.ofNanos(System.nanoTime() - begin).toMillis());
			}
		}
		this.report.fact("a new ticket is found after at most", longest + " ms (of " + FRESH + ")");
		assertThat(longest).isLessThan(5000);
	}

	private static String ask(HttpConnection connection, String path) throws IOException {
		Answer answer = connection.send(HttpConnection.get(path, Desk.SUPERVISOR)).expect(200);
		return answer.body();
	}

	private static List<String> paths(String... words) {
		return Stream.of(words)
			.map((word) -> "/api/v1/search?limit=8&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
			.toList();
	}

}
