package io.stagedesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.stagedesk.bench.TicketLoader.Ages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How promises are kept on a large desk: how late breaches are recorded, alone and ten
 * thousand in one minute, by one node and by two; what a clock costs beside the bare
 * engine's timer; how fast the board and the list of breaches are. It asserts that no
 * breach is missed or recorded twice; the figures are for people to judge.
 */
class PromiseBenchmark {

	private static final Path FOLDER = Path.of("target", "bench");

	private static final String DESK = "desk";

	private static final Duration LIMIT = Duration.ofMinutes(25);

	private static final int TEMPLATES = 600;

	private static final int TICKETS = Integer.getInteger("bench.promises.tickets", 1_000_000);

	private static final int DUE = Integer.getInteger("bench.promises.due", 10_000);

	private static final int ARMED = Integer.getInteger("bench.promises.armed", 100_000);

	private static final int ALONE = Math.min(300, DUE);

	private static final double SECONDS = Double.parseDouble(System.getProperty("bench.promises.seconds", "20"));

	/** Nothing happens to the copies by itself until all is measured. */
	private static final Ages AGES = new Ages(Duration.ofMinutes(8), Duration.ZERO, Duration.ofDays(365),
			Duration.ofMinutes(75));

	private final Instant end = Instant.now().plus(LIMIT);

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 60)));

	private final Load load = new Load(this.machine);

	private final BenchReport report = new BenchReport("Promises on a large desk");

	private final List<StageDeskProcess> nodes = new ArrayList<>();

	private Punctuality punctuality;

	private double clockMillis = Double.NaN;

	@Test
	@Timeout(value = 30, unit = TimeUnit.MINUTES)
	void measuresPromises() throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(FOLDER.resolve("postgres").toAbsolutePath())) {
			this.machine.watch("postgres", postgres.pid());
			this.report.fact("PostgreSQL", postgres.settings().toString());
			postgres.create(DESK);
			fill(postgres);
			this.punctuality = new Punctuality(postgres, DESK, this.machine, this.report);
			try {
				measureDesk(postgres);
			}
			finally {
				this.nodes.forEach(StageDeskProcess::close);
			}
			step("bare engine", Duration.ofMinutes(4), () -> measureBareEngine(postgres));
			assertThat(this.punctuality.faults()).isEmpty();
		}
		finally {
			this.report.write(FOLDER, "promises.md", "promises.json");
		}
	}

	/** Some tickets are lived, the others are copies of them. */
	private void fill(DurablePostgres postgres) throws Exception {
		TicketLoader loader = new TicketLoader(postgres, DESK, AGES);
		try (StageDeskProcess first = StageDeskProcess.start(FOLDER, postgres, DESK)) {
			Desk desk = new Desk(first.port());
			Load.Step create = desk.creating();
			for (int i = 0; i < TEMPLATES; i++) {
				create.run();
			}
			desk.reply(
					loader.column("select 'SD-' || id from ticket where status = 'NEW' and priority in ('P0', 'P1')"));
		}
		this.report.fact("loading to " + TICKETS + " tickets", loader.fillUpTo(TICKETS).toMillis() + " ms");
		long begin = System.nanoTime();
		postgres.maintain(DESK);
		this.report.fact("vacuum and analyze",
				Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms, then the database has "
						+ loader.column("select pg_size_pretty(pg_database_size(current_database()))").get(0));
		this.report.fact("tickets", loader.tickets() + ", open "
				+ loader.column("select count(*) from ticket where open").get(0) + ", armed clocks "
				+ loader
					.column("select count(*) from act_ru_job j join act_re_procdef d on d.id_ = j.process_def_id_ "
							+ "where d.key_ = 'sla-clock' and j.type_ = 'timer'")
					.get(0));
	}

	private void measureDesk(DurablePostgres postgres) throws Exception {
		addNode(postgres);
		step("reading", Duration.ofMinutes(2),
				() -> new BoardReading(node(), this.load, this.report, SECONDS).measure());
		step("lateness, 1 node", Duration.ofMinutes(3), this::measureLateness);
		step("lateness, 2 nodes", Duration.ofMinutes(3), () -> {
			addNode(postgres);
			measureLateness();
		});
		step("board after the bursts", Duration.ofMinutes(1),
				() -> new BoardReading(node(), this.load, this.report, SECONDS).board(", after the bursts"));
		step("cost of a clock", Duration.ofMinutes(2), () -> measureCost(postgres));
	}

	private StageDeskProcess node() {
		return this.nodes.get(0);
	}

	private void addNode(DurablePostgres postgres) throws IOException, InterruptedException {
		StageDeskProcess node = StageDeskProcess.start(FOLDER, postgres, DESK);
		this.nodes.add(node);
		this.machine.watch((this.nodes.size() > 1) ? "stagedesk " + this.nodes.size() : "stagedesk", node.pid());
		this.report.fact("start, " + this.nodes.size() + ". node", node.startUp().toMillis() + " ms");
	}

	private void measureLateness() throws Exception {
		this.punctuality.warmUp(Math.max(1, DUE / 20));
		this.punctuality.measure("idle", this.nodes, ALONE);
		this.punctuality.measure("burst", this.nodes, DUE);
	}

	/** Creating tickets with and without promises, in turn; the difference is theirs. */
	private void measureCost(DurablePostgres postgres) throws Exception {
		Desk desk = new Desk(node().port());
		Supervisor supervisor = new Supervisor(node().port());
		Map<String, JsonNode> usual = supervisor.policies();
		List<Map<String, JsonNode>> turns = List.of(usual, Supervisor.promisingLittle(usual));
		List<List<Measurement>> runs = List.of(new ArrayList<>(), new ArrayList<>());
		double[] clocks = new double[2];
		this.load.run("warm-up", 8, SECONDS / 2, (number) -> desk.creating());
		for (int turn = 0; turn < 4; turn++) {
			supervisor.promise(turns.get(turn % 2));
			long[] before = rows(postgres);
			runs.get(turn % 2)
				.add(this.load.run("create a ticket, " + ((turn % 2 == 0) ? "promises as usual" : "hardly any promise"),
						8, SECONDS / 2, (number) -> desk.creating()));
			long[] after = rows(postgres);
			clocks[turn % 2] = (after[0] - before[0]) / (double) (after[1] - before[1]);
		}
		supervisor.promise(usual);
		List<Measurement> medians = runs.stream().map(Measurement::medianOf).toList();
		medians.forEach(this.report::add);
		this.clockMillis = (medians.get(0).cpuMillis() - medians.get(1).cpuMillis()) / (clocks[0] - clocks[1]);
		this.report.fact("promises of a ticket",
				String.format(Locale.ROOT, "%.2f as usual, %.2f else", clocks[0], clocks[1]));
		try (Connection connection = postgres.connect(DESK)) {
			this.report.add("Cost of an armed clock",
					ClockCost.ofDesk("desk: clock, ledger, process with timer", connection, this.clockMillis));
		}
	}

	/** How many clocks and tickets there are. */
	private static long[] rows(DurablePostgres postgres) throws SQLException {
		TicketLoader loader = new TicketLoader(postgres, DESK, AGES);
		return new long[] { Long.parseLong(loader.column("select count(*) from clock").get(0)), loader.tickets() };
	}

	private void measureBareEngine(DurablePostgres postgres) throws Exception {
		postgres.create("bare");
		this.machine.awaitQuiet();
		BareTimers.Findings bare = BareTimers.runApart(postgres, "bare", Math.max(ARMED, DUE), DUE, SECONDS / 2,
				FOLDER);
		this.report.add(bare.starts());
		this.report.add(Punctuality.TABLE, bare.burst());
		postgres.maintain("bare");
		try (Connection connection = postgres.connect("bare")) {
			this.report.add("Cost of an armed clock",
					ClockCost.ofEngine("bare engine: process with timer", connection, bare.starts().cpuMillis()));
		}
		this.punctuality.compare(bare.burst());
		if (!Double.isNaN(this.clockMillis)) {
			this.report.ratio("milliseconds of a clock to the bare engine's", "-",
					this.clockMillis / bare.starts().cpuMillis());
		}
	}

	private void step(String name, Duration needed, Load.Step step) throws Exception {
		if (Instant.now().plus(needed).isAfter(this.end)) {
			this.report.skip(name, "out of time");
			return;
		}
		step.run();
	}

}
