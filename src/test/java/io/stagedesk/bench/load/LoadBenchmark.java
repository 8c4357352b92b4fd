package io.stagedesk.bench.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.stagedesk.bench.BareEngine;
import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.Load;
import io.stagedesk.bench.Machine;
import io.stagedesk.bench.Measurement;
import io.stagedesk.bench.OpenStreams;
import io.stagedesk.bench.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The benchmark of open load: how much of each kind of request, and of all together, the
 * desk sustains with 1,000 to 1,000,000 tickets, what each costs and how that grows, and
 * in the same run the bare engine, PostgreSQL alone and the peer. It asserts only that
 * what was acknowledged is there; the figures are for people to judge.
 */
class LoadBenchmark {

	private static final Path FOLDER = Path.of("target", "bench", "load").toAbsolutePath();

	private static final String LIVED = "lived";

	private static final int TEMPLATES = 300;

	private static final int COMPARABLE = 10_000;

	/** With as many tickets, or else with the most, the desk is compared with others. */
	private static final int TYPICAL = 100_000;

	private static final List<String> PARTS = List
		.of(System.getProperty("bench.parts", "sizes,news,limits").split(","));

	private static final double SECONDS = Double.parseDouble(System.getProperty("bench.step", "3"));

	private static final int NEWS_STREAMS = Integer.getInteger("bench.news.streams", 1000);

	private static final double PEER_MAILS = 11.6;

	private static final int POSTS = Integer.getInteger("bench.news.posts", 200);

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 60)));

	private final LoadReport report = new LoadReport("StageDesk under open load");

	private final Yardstick yardstick = new Yardstick(this.report);

	private final List<SizeMeasurement> sizes = new ArrayList<>();

	private SizeMeasurement typical;

	@Test
	@Timeout(value = 120, unit = TimeUnit.MINUTES)
	void measuresOpenLoad() throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(FOLDER.resolve("postgres"))) {
			this.machine.watch("postgres", postgres.pid());
			this.report.fact("PostgreSQL", postgres.settings().toString());
			if (PARTS.contains("sizes") || PARTS.contains("news")) {
				Room.prepare(FOLDER, postgres, LIVED, TEMPLATES);
			}
			if (PARTS.contains("sizes")) {
				measureSizes(postgres);
			}
			if (PARTS.contains("news")) {
				measureNews(postgres);
			}
			if (PARTS.contains("limits") && !PARTS.contains("sizes")) {
				measureLimits(postgres);
			}
		}
		finally {
			this.report.write(FOLDER, "load");
		}
	}

	/** What is compared is measured at once: the machine is not always equally fast. */
	private void measureSizes(DurablePostgres postgres) throws Exception {
		List<Integer> all = tickets();
		int compared = all.contains(TYPICAL) ? TYPICAL : all.get(all.size() - 1);
		for (int tickets : all) {
			this.machine.awaitQuiet();
			SizeMeasurement size = new SizeMeasurement(tickets, FOLDER, this.machine, this.report, this.yardstick,
					SECONDS);
			this.sizes.add(size);
			size.run(postgres, LIVED);
			if (tickets == compared) {
				this.typical = size;
				compareWithPeer(size);
				if (PARTS.contains("limits")) {
					measureLimits(postgres);
				}
			}
			this.report.write(FOLDER, "load");
		}
		compareSizes();
	}

	private static List<Integer> tickets() {
		List<Integer> tickets = new ArrayList<>();
		for (String size : System.getProperty("bench.sizes", "1000,10000,100000").split(",")) {
			tickets.add(Integer.valueOf(size.strip()));
		}
		if (Boolean.getBoolean("bench.million")) {
			tickets.add(1_000_000);
		}
		return tickets;
	}

	private void compareWithPeer(SizeMeasurement size) {
		Map<Operation, Double> peer = new HashMap<>();
		Optional<Double> mails = Peer.find().map((found) -> measure(found, peer));
		for (Operation operation : Operation.values()) {
			if (!Double.isNaN(operation.peer())) {
				Optional<Double> here = Optional.ofNullable(peer.get(operation));
				double one = here.orElse(operation.peer());
				String beside = beside(here, operation.peer());
				double is = size.each().get(operation).perSecond();
				if (operation == Operation.CREATE) {
					this.report.atLeast(operation.title() + ", now, a second", 8 * one, is, beside);
				}
				this.report.atLeast(operation.title() + ", a second", operation.times() * one, is, beside);
			}
		}
		this.report.atLeast("mails in, a second", 10 * mails.orElse(PEER_MAILS), size.mails(),
				beside(mails, PEER_MAILS) + "; mails came at " + SizeMeasurement.MAILS_A_SECOND + "/s");
		this.report.below("p99 of writes at half of the capacity, ms", Step.LATE, size.p99AtHalf(),
				"mix of " + size.mix().perSecond() / 2 + "/s");
	}

	private static String beside(Optional<Double> here, double elsewhere) {
		return here.map("peer %.1f/s, this run"::formatted)
			.orElse("peer %.1f/s, same kind of machine, not this run".formatted(elsewhere));
	}

	/** Eight clients, each of whom asks again as soon as it has an answer. */
	private double measure(Peer peer, Map<Operation, Double> found) {
		try {
			this.machine.awaitQuiet();
			Load load = new Load(this.machine);
			load.run("warm-up", 4, SECONDS, (number) -> peer.creating());
			found.put(Operation.CREATE, many(load, "create", peer::creating));
			found.put(Operation.REPLY, many(load, "reply", peer::replying));
			found.put(Operation.VIEW, many(load, "view", peer::viewing));
			found.put(Operation.LIST, many(load, "list", peer::listing));
			if (peer.isLoggedIn()) {
				found.put(Operation.PAGE, many(load, "page", peer::opening));
				found.put(Operation.SEARCH, many(load, "search", peer::searching));
			}
			double mails = many(load, "mail", peer::mailing);
			this.yardstick.note("the peer");
			return mails;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The peer could not be measured", ex);
		}
	}

	private static double many(Load load, String name, Supplier<Load.Step> asking) throws Exception {
		return load.run(name, 8, 10, (number) -> asking.get()).perSecond();
	}

	private void compareSizes() {
		List<SizeMeasurement> large = this.sizes.stream().filter((size) -> size.tickets() >= COMPARABLE).toList();
		if (large.size() < 2) {
			this.report.fact("growth", "not measured: it needs two sizes from " + COMPARABLE + " tickets on");
			return;
		}
		String range = large.get(0).tickets() + " to " + large.get(large.size() - 1).tickets() + " tickets";
		for (Operation operation : Operation.values()) {
			Map<Long, Double> costs = new TreeMap<>();
			large.forEach((size) -> Optional.ofNullable(size.each().get(operation))
				.ifPresent((one) -> costs.put((long) size.tickets(), one.cpuMillisEach())));
			this.report.below("growth of CPU: " + operation.title() + ", exponent", 0.05, Growth.exponent(costs),
					range);
		}
		Map<Long, Double> costs = new TreeMap<>();
		large.forEach((size) -> costs.put((long) size.tickets(), size.mix().cpuMillisEach()));
		this.report.below("growth of CPU: mix, exponent", 0.05, Growth.exponent(costs), range);
	}

	/** All streams are told of each note, as they are a supervisor's. */
	private void measureNews(DurablePostgres postgres) throws Exception {
		postgres.copy(LIVED, "news");
		Room.fill(postgres, "news", COMPARABLE);
		Map<String, String> settings = Map.of("STAGEDESK_LIVE_PERPERSON", String.valueOf(NEWS_STREAMS + 20));
		try (Room one = Room.open(FOLDER, postgres, "news", settings);
				Room two = Room.open(FOLDER, postgres, "news", settings);
				OpenStreams streams = OpenStreams.open(List.of(one.port(), two.port()), NEWS_STREAMS);
				News news = new News(two.port(), two.logIn())) {
			this.machine.watch("stagedesk", one.pid());
			this.machine.watch("stagedesk two", two.pid());
			one.awaitIndex();
			List<String> numbers = one.queued();
			this.machine.awaitQuiet();
			news.after(one.port(), numbers.subList(0, POSTS), 100);
			Machine.Usage before = this.machine.usage();
			double[] delays = news.after(one.port(), numbers.subList(POSTS, 2 * POSTS), 300)
				.stream()
				.mapToDouble(Double::doubleValue)
				.sorted()
				.toArray();
			Machine.Usage used = this.machine.usage().since(before);
			this.report.add("A note of one node, until it is heard of on the other",
					new Heard(streams.count(), delays.length, delays[delays.length / 2],
							delays[delays.length * 95 / 100], delays[delays.length * 99 / 100],
							delays[delays.length - 1], used.cores("stagedesk"), used.cores("driver")));
			this.report.below("a note heard of on the other node, p99 ms", 150, delays[delays.length * 99 / 100],
					streams.count() + " open streams, all of which hear of it");
		}
		finally {
			this.machine.forget("stagedesk");
			this.machine.forget("stagedesk two");
		}
	}

	private void measureLimits(DurablePostgres postgres) throws Exception {
		this.machine.awaitQuiet();
		Load load = new Load(this.machine);
		for (int clients : new int[] { 1, 8 }) {
			add(PostgresLimit.measure(postgres, load, clients, 2 * SECONDS));
		}
		postgres.create("bare");
		this.machine.awaitQuiet();
		for (Measurement bare : BareEngine.runApart(postgres, "bare", SECONDS, 1, FOLDER)) {
			add(bare);
			if (bare.clients() == 8) {
				Optional.ofNullable(this.typical)
					.map((size) -> size.each().get(Operation.CREATE).perSecond() / bare.perSecond())
					.ifPresent((ratio) -> this.report.atLeast("creates to the bare engine's starts", 0.5, ratio,
							"the same models, 8 threads, this run"));
			}
		}
		this.yardstick.note("the limits");
	}

	private void add(Measurement one) {
		assertThat(one.errors()).as(one.name() + ": " + one.firstError()).isZero();
		assertThat(one.count()).as(one.name()).isPositive();
		this.report.add("Limits: as many as can, one after the other",
				new Limit(one.name(), one.clients(), one.perSecond(), one.p50(), one.p95(), one.p99(),
						(one.serverCores() + one.databaseCores()) * 1000 / one.perSecond()));
	}

	private record Heard(int streams, int notes, double p50Millis, double p95Millis, double p99Millis,
			double longestMillis, double nodesCores, double clientsCores) {
	}

	private record Limit(String what, int clients, double perSecond, double p50, double p95, double p99,
			double cpuMillisEach) {
	}

}
