package io.stagedesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets clocks of a running desk fall due and looks how late that is recorded, and when
 * those are called whom the ladder names.
 */
final class Punctuality {

	static final String TABLE = "Lateness: due to recorded";

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/** Until the first is due: clocks are chosen and moved meanwhile, each in so long. */
	private static final Duration LEAD = Duration.ofSeconds(5);

	private static final Duration LEAD_EACH = Duration.ofMillis(2);

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final DurablePostgres postgres;

	private final String database;

	private final Machine machine;

	private final BenchReport report;

	private final List<Lateness> found = new ArrayList<>();

	private int runs;

	Punctuality(DurablePostgres postgres, String database, Machine machine, BenchReport report) {
		this.postgres = postgres;
		this.database = database;
		this.machine = machine;
		this.report = report;
	}

	/** Some clocks fall due within a few seconds; nobody looks how late they are. */
	void warmUp(int count) throws Exception {
		await(choose(count, Duration.ofSeconds(10)));
	}

	/**
	 * Measures.
	 * @param what how it is called
	 * @param count so many clocks fall due within one minute
	 */
	void measure(String what, List<StageDeskProcess> nodes, int count) throws Exception {
		long failures = failures(nodes);
		DueClocks due = choose(count, MINUTE);
		Machine.Usage used = await(due);
		Lateness lateness = due.lateness(what, nodes.size(), used.seconds("stagedesk") + used.seconds("postgres"));
		this.found.add(lateness);
		this.report.add(TABLE, lateness);
		this.report.add("Calls for attention that follow from breaches",
				new Calls(what, nodes.size(), due.called(), due.calledAfter(0.5), due.calledAfter(0.99),
						due.calledAfter(1), failures(nodes) - failures, count("select count(*) from act_ru_incident"),
						used.cores("postgres")));
	}

	private DueClocks choose(int count, Duration within) throws SQLException, InterruptedException {
		Instant first = Instant.now().plus(LEAD).plus(LEAD_EACH.multipliedBy(count));
		DueClocks due = DueClocks.choose(this.postgres, this.database, ++this.runs, count, first, within);
		Duration left = Duration.between(Instant.now(), first);
		if (left.isNegative()) {
			throw new IllegalStateException("Moving " + count + " clocks took too long");
		}
		Thread.sleep(left.toMillis());
		return due;
	}

	/** Until all are recorded and all calls are made, or patience is over. */
	private Machine.Usage await(DueClocks due) throws Exception {
		Machine.Usage before = this.machine.usage();
		Instant limit = Instant.now().plus(MINUTE).plus(PATIENCE);
		while (due.recorded() < due.count() && Instant.now().isBefore(limit)) {
			Thread.sleep(1000);
		}
		while (due.called() < due.count() && Instant.now().isBefore(limit)) {
			Thread.sleep(1000);
		}
		return this.machine.usage().since(before);
	}

	/** Jobs that failed, as the nodes' logs tell it. */
	private static long failures(List<StageDeskProcess> nodes) throws IOException {
		long failures = 0;
		for (StageDeskProcess node : nodes) {
			failures += Files.readAllLines(node.log()).stream().filter((line) -> line.contains("ENGINE-14006")).count();
		}
		return failures;
	}

	private long count(String sql) throws SQLException {
		return Long.parseLong(new TicketLoader(this.postgres, this.database, null).column(sql).get(0));
	}

	/** Sets our lateness beside the bare engine's. */
	void compare(Lateness bare) {
		this.found.stream().filter((one) -> one.what().equals("burst")).forEach((one) -> {
			String nodes = one.nodes() + ((one.nodes() == 1) ? " node" : " nodes");
			this.report.ratio("p99 of a burst to the bare engine's, " + nodes, "-", one.p99Millis() / bare.p99Millis());
			this.report.ratio("CPU of a breach and its call to a bare timer's, " + nodes, "-",
					one.cpuMillisEach() / bare.cpuMillisEach());
		});
	}

	/** What must not be. */
	List<Lateness> faults() {
		return this.found.stream().filter((one) -> one.missed() > 0 || one.twice() > 0).toList();
	}

	/**
	 * How soon those were called whom the ladder names.
	 *
	 * @param failedJobs how many jobs failed meanwhile and were tried again
	 */
	private record Calls(String what, int nodes, int called, double p50Seconds, double p99Seconds, double lastSeconds,
			long failedJobs, long incidents, double databaseCores) {
	}

}
