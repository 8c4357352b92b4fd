package io.stagedesk.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How fast a manager's figures are found. */
final class BoardReading {

	private static final double WARM_UP = 5;

	private final StageDeskProcess node;

	private final Desk desk;

	private final Load load;

	private final BenchReport report;

	private final double seconds;

	BoardReading(StageDeskProcess node, Load load, BenchReport report, double seconds) {
		this.node = node;
		this.desk = new Desk(node.port());
		this.load = load;
		this.report = report;
		this.seconds = seconds;
	}

	void measure() throws IOException, InterruptedException {
		board("");
		String breaches = "/api/v1/sla/breaches?limit=50";
		asking("breaches", List.of(breaches));
		asking("breaches, filtered", filtered(breaches));
		asking("summary of 7 days", List.of(summary(7)));
		asking("summary of 30 days", List.of(summary(30)));
	}

	/**
	 * The board, as it comes and filtered.
	 * @param when added to what is measured
	 */
	void board(String when) throws IOException, InterruptedException {
		String cookies = new Supervisor(this.node.port()).logIn();
		long begin = System.nanoTime();
		try (HttpConnection connection = new HttpConnection(this.node.port())) {
			connection.send(HttpConnection.page("/board", cookies)).expect(200);
		}
		this.report.fact("the first board" + when,
				Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms, nothing kept");
		measure("board" + when, (number) -> this.desk.looking(List.of("/board"), cookies));
		measure("board, filtered" + when, (number) -> this.desk.looking(filtered("/board?period=30d"), cookies));
	}

	private void asking(String name, List<String> paths) throws IOException, InterruptedException {
		measure(name, (number) -> this.desk.asking(paths));
	}

	private void measure(String name, Load.Client client) throws IOException, InterruptedException {
		this.load.run("warm-up", 8, WARM_UP, client);
		for (int clients : new int[] { 1, 8 }) {
			this.report.add(this.load.median(name, clients, this.seconds, 1, client));
		}
	}

	/** The same by every team, by a team and a priority, by vendor and by scenario. */
	private static List<String> filtered(String path) {
		List<String> paths = new ArrayList<>();
		for (String team : Desk.TEAMS) {
			paths.add(path + "&team=" + team);
			paths.add(path + "&priority=P2&team=" + team);
		}
		paths.add(path + "&vendor=acme");
		paths.add(path + "&scenario=SHOW&target=RESOLUTION");
		return paths;
	}

	private static String summary(int days) {
		Instant from = Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
		return "/api/v1/sla/summary?by=priority&from=" + from;
	}

}
