package io.stagedesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.stagedesk.bench.TicketLoader.Ages;
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

	private static final Ages AGES = new Ages(Duration.ofMinutes(8), Duration.ofDays(180), Duration.ofDays(320),
			Duration.ofMinutes(40));

	private final Instant end = Instant.now().plus(LIMIT);

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 120)));

	private final Load load = new Load(this.machine);

	private final BenchReport report = new BenchReport(
			"StageDesk, measured from outside: each figure is the median run");

	@Test
	@Timeout(value = 15, unit = TimeUnit.MINUTES)
	void measuresSpeed() throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(FOLDER.resolve("postgres").toAbsolutePath())) {
			this.machine.watch("postgres", postgres.pid());
			this.report.fact("PostgreSQL", postgres.settings().toString());
			postgres.create("desk");
			measureFirstStart(postgres);
			postgres.copy("desk", "few");
			measureDesk(postgres);
			measureBareEngine(postgres);
			measurePeer();
		}
		finally {
			this.report.write(FOLDER, "README.md", "results.json");
		}
	}

	private static StageDeskProcess start(DurablePostgres postgres, String database)
			throws IOException, InterruptedException {
		return StageDeskProcess.start(FOLDER, postgres, database);
	}

	private static TicketLoader loader(DurablePostgres postgres, String database) {
		return new TicketLoader(postgres, database, AGES);
	}

	/** The first start makes tables and the demo's story; then a few tickets come. */
	private void measureFirstStart(DurablePostgres postgres) throws Exception {
		this.machine.awaitQuiet();
		try (StageDeskProcess first = start(postgres, "desk")) {
			this.report.fact("first start: tables, models, the demo's 42 lived tickets",
					first.startUp().toMillis() + " ms");
			fillWith(FEW, new Desk(first.port()), loader(postgres, "desk"));
		}
		this.machine.awaitQuiet();
	}

	private void measureDesk(DurablePostgres postgres) throws Exception {
		try (StageDeskProcess server = start(postgres, "desk")) {
			this.report.fact("start, tables and models present", server.startUp().toMillis() + " ms");
			this.machine.watch("stagedesk", server.pid());
			TicketLoader loader = loader(postgres, "desk");
			measureWriting(new Desk(server.port()), loader, postgres);
			this.report.fact("resident memory after the load", Machine.megabytes(server.pid(), "VmRSS") + " MB (peak "
					+ Machine.megabytes(server.pid(), "VmHWM") + " MB)");
			try (StageDeskProcess other = start(postgres, "few")) {
				compareReading(new Room(FEW, other, loader(postgres, "few").someNumbers()),
						new Room(MANY, server, loader.someNumbers()));
			}
			this.machine.forget("stagedesk");
		}
	}

	private void measureWriting(Desk desk, TicketLoader loader, DurablePostgres postgres) throws Exception {
		this.load.warmUp(8, (number) -> desk.creating());
		postgres.maintain("desk");
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
		postgres.maintain("desk");
		measure("create a ticket, " + MANY + " present", 8, (number) -> desk.creating());
		postgres.maintain("desk");
	}

	private static void fillWith(int tickets, Desk desk, TicketLoader loader) throws Exception {
		Load.Step step = desk.creating();
		while (loader.tickets() < tickets) {
			for (long missing = tickets - loader.tickets(); missing > 0; missing--) {
				step.run();
			}
		}
	}

	/** Reads of the two take turns, so that both meet the same machine. */
	private void compareReading(Room few, Room many) throws IOException, InterruptedException {
		for (String sort : new String[] { "updated", "nextDue" }) {
			compare("list of 50 by " + sort, few, many, (room) -> room.desk().listing(sort));
		}
		compare("view a ticket", few, many, (room) -> room.desk().viewing(room.numbers()));
	}

	private void compare(String name, Room few, Room many, Function<Room, Load.Step> reading)
			throws IOException, InterruptedException {
		List<Room> rooms = List.of(few, many);
		for (Room room : rooms) {
			this.load.run("warm-up", 8, 2 * SECONDS, (number) -> reading.apply(room));
		}
		for (int clients : new int[] { 1, 8 }) {
			if (Instant.now().isAfter(this.end)) {
				this.report.skip(name + ", " + clients + " clients", "out of time");
				return;
			}
			Map<Room, List<Measurement>> runs = new HashMap<>();
			for (int turn = 0; turn < 2 * RUNS; turn++) {
				Room room = rooms.get(turn % 2);
				this.machine.awaitQuiet();
				this.machine.watch("stagedesk", room.server().pid());
				runs.computeIfAbsent(room, (key) -> new ArrayList<>())
					.add(this.load.run(name + ", " + room.tickets() + " present", clients, SECONDS,
							(number) -> reading.apply(room)));
			}
			rooms.forEach((room) -> this.report.add(Measurement.medianOf(runs.get(room))));
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

	/** A running desk with so many tickets, and the numbers of some of them. */
	private record Room(int tickets, StageDeskProcess server, Desk desk, List<String> numbers) {

		Room(int tickets, StageDeskProcess server, List<String> numbers) {
			this(tickets, server, new Desk(server.port()), numbers);
		}

	}

}
