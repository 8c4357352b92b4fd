package io.stagedesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The benchmark: how fast StageDesk is from outside, beside the bare engine with the same
 * models and, where somebody has set one up, a peer. It asserts only that what was
 * measured really happened; the figures are for people to judge.
 */
class SpeedBenchmark {

	private static final Path FOLDER = Path.of("target", "bench");

	private static final Duration LIMIT = Duration.ofMinutes(13);

	private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "5"));

	private static final int RUNS = Integer.getInteger("bench.runs", 3);

	private static final int FEW = 1_000;

	private static final int MANY = Integer.getInteger("bench.tickets", 100_000);

	private final Instant end = Instant.now().plus(LIMIT);

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 120)));

	private final Load load = new Load(this.machine);

	private final BenchReport report = new BenchReport();

	@Test
	@Timeout(value = 15, unit = TimeUnit.MINUTES)
	void measuresSpeed() throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(FOLDER.resolve("postgres").toAbsolutePath())) {
			this.machine.watch("postgres", postgres.pid());
			this.report.fact("PostgreSQL", postgres.settings().toString());
			Map<String, String> environment = Map.of("STAGEDESK_DB_URL", postgres.create("desk"), "STAGEDESK_DB_USER",
					postgres.user(), "STAGEDESK_DB_PASSWORD", postgres.password());
			measureStart(environment);
			try (StageDeskProcess server = StageDeskProcess.start(FOLDER, "postgres,demo", environment)) {
				this.report.fact("start, tables and models present", server.startUp().toMillis() + " ms");
				this.machine.watch("stagedesk", server.pid());
				measureDesk(server, postgres);
				this.machine.forget("stagedesk");
			}
			measureBareEngine(postgres);
			measurePeer();
		}
		finally {
			this.report.write(FOLDER);
		}
	}

	private void measureStart(Map<String, String> environment) throws Exception {
		this.machine.awaitQuiet();
		try (StageDeskProcess first = StageDeskProcess.start(FOLDER, "postgres,demo", environment)) {
			this.report.fact("start, empty database", first.startUp().toMillis() + " ms");
		}
		this.machine.awaitQuiet();
	}

	private void measureDesk(StageDeskProcess server, DurablePostgres postgres) throws Exception {
		Desk desk = new Desk(server.port());
		TicketLoader loader = new TicketLoader(postgres);
		fillWith(FEW, desk, loader);
		postgresMaintenance(postgres);
		this.load.run("warm-up", 8, SECONDS, (number) -> desk.listing("updated"));
		measureReading(desk, FEW);
		this.load.run("warm-up", 8, 4 * SECONDS, (number) -> desk.creating());
		postgresMaintenance(postgres);
		long before = loader.tickets();
		int counted = desk.created().size();
		for (int clients : new int[] { 1, 8, 32 }) {
			measure("create a ticket", clients, (number) -> desk.creating());
		}
		assertThat(loader.tickets() - before).isEqualTo(desk.created().size() - counted);
		assertThat(loader.incompleteTickets()).isEmpty();
		List<String> numbers = desk.created();
		this.load.run("warm-up", 8, SECONDS, (number) -> desk.replying(numbers));
		for (int clients : new int[] { 1, 8 }) {
			measure("public reply", clients, (number) -> desk.replying(numbers));
		}
		this.report.fact("loading to " + MANY + " tickets", loader.fillUpTo(MANY).toMillis() + " ms");
		postgresMaintenance(postgres);
		measureReading(desk, MANY);
		measure("create a ticket, " + MANY + " present", 8, (number) -> desk.creating());
		this.report.fact("resident memory after the load", Machine.megabytes(server.pid(), "VmRSS") + " MB (peak "
				+ Machine.megabytes(server.pid(), "VmHWM") + " MB)");
	}

	private static void fillWith(int tickets, Desk desk, TicketLoader loader) throws Exception {
		Load.Step step = desk.creating();
		while (loader.tickets() < tickets) {
			for (long missing = tickets - loader.tickets(); missing > 0; missing--) {
				step.run();
			}
		}
	}

	private void measureReading(Desk desk, int present) throws IOException, InterruptedException {
		List<String> numbers = desk.created();
		for (String sort : new String[] { "updated", "nextDue" }) {
			this.load.run("warm-up", 8, SECONDS / 2, (number) -> desk.listing(sort));
			for (int clients : new int[] { 1, 8 }) {
				measure("list of 50 by " + sort + ", " + present + " present", clients, (number) -> desk.listing(sort));
			}
		}
		this.load.run("warm-up", 8, SECONDS / 2, (number) -> desk.viewing(numbers));
		for (int clients : new int[] { 1, 8 }) {
			measure("view a ticket, " + present + " present", clients, (number) -> desk.viewing(numbers));
		}
	}

	private void measure(String name, int clients, Load.Client client) throws IOException, InterruptedException {
		if (Instant.now().isAfter(this.end)) {
			this.report.skip(name + ", " + clients + " clients", "out of time");
			return;
		}
		this.report.add(this.load.median(name, clients, SECONDS, RUNS, client));
	}

	private void measureBareEngine(DurablePostgres postgres) throws Exception {
		if (Instant.now().isAfter(this.end)) {
			this.report.skip("bare engine", "out of time");
			return;
		}
		postgres.create("bare");
		this.machine.awaitQuiet();
		BareEngine.runApart(postgres, "bare", SECONDS, RUNS, FOLDER).forEach(this.report::add);
	}

	private void measurePeer() throws IOException, InterruptedException {
		Optional<Peer> found = Peer.find();
		if (found.isEmpty()) {
			this.report.skip("peer", "not installed (name it by -Dpeer.url and -Dpeer.token)");
			return;
		}
		Peer peer = found.get();
		this.load.run("warm-up", 4, SECONDS, (number) -> peer.creating());
		measure("peer: create a ticket", 1, (number) -> peer.creating());
		measure("peer: create a ticket", 8, (number) -> peer.creating());
		measure("peer: public reply", 8, (number) -> peer.replying());
		measure("peer: view a ticket", 8, (number) -> peer.viewing());
		measure("peer: list of 50", 8, (number) -> peer.listing());
	}

	private static void postgresMaintenance(DurablePostgres postgres) throws SQLException {
		try (Connection connection = postgres.connect("desk"); Statement statement = connection.createStatement()) {
			statement.execute("vacuum analyze");
			statement.execute("checkpoint");
		}
	}

}
