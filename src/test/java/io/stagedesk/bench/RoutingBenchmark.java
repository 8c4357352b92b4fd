package io.stagedesk.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How waiting tickets find their agents: ten thousand that two hundred agents can have.
 * How many find somebody in a second, how evenly, how soon somebody who has become free
 * has the next one, and what it costs to keep everybody who was looked at. It asserts
 * that all find somebody and that equals differ by one at most; the figures are for
 * people to judge.
 */
class RoutingBenchmark {

	private static final Path FOLDER = Path.of("target", "bench");

	private static final String DESK = "routing";

	private static final int TICKETS = Integer.getInteger("bench.routing.tickets", 10_000);

	private static final int AGENTS = Integer.getInteger("bench.routing.agents", 200);

	private static final int SINGLE = Math.min(20, AGENTS);

	private static final int FREED = Integer.getInteger("bench.routing.freed", 200);

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 60)));

	private final Load load = new Load(this.machine);

	private final BenchReport report = new BenchReport("Who gets a ticket");

	private DurablePostgres postgres;

	private RoutingCrew crew;

	@Test
	@Timeout(value = 40, unit = TimeUnit.MINUTES)
	void measuresRouting() throws Exception {
		assertThat(TICKETS).as("room of all agents together").isLessThanOrEqualTo(AGENTS * 90);
		try (DurablePostgres started = DurablePostgres.startIn(FOLDER.resolve("postgres").toAbsolutePath())) {
			this.postgres = started;
			this.machine.watch("postgres", started.pid());
			this.report.fact("PostgreSQL", started.settings().toString());
			started.create(DESK);
			try (StageDeskProcess node = start(true)) {
				this.crew = new RoutingCrew(started.connect(DESK));
				this.crew.hire(AGENTS, SINGLE);
				fill(node, TICKETS);
				drain("all waiting at the start, candidates kept");
				measureFreed(node);
			}
			Drained with = measureKept(true);
			Drained without = measureKept(false);
			this.report.ratio("CPU of an assignment: candidates kept to not kept", "1.2",
					with.cpuMillisEach() / without.cpuMillisEach());
			this.report.ratio("assignments a second: candidates kept to not kept", "0.8",
					with.perSecond() / without.perSecond());
		}
		finally {
			this.report.write(FOLDER, "routing.md", "routing.json");
		}
	}

	private StageDeskProcess start(boolean keeps) throws Exception {
		Map<String, String> environment = new HashMap<>(Map.of("STAGEDESK_DB_URL", this.postgres.url(DESK),
				"STAGEDESK_DB_USER", this.postgres.user(), "STAGEDESK_DB_PASSWORD", this.postgres.password(),
				"STAGEDESK_DEMO_TICKETS", "false", "STAGEDESK_ROUTING_KEEPSCANDIDATES", String.valueOf(keeps)));
		StageDeskProcess node = StageDeskProcess.start(FOLDER, "postgres,demo", environment);
		this.machine.watch("stagedesk", node.pid());
		return node;
	}

	/** Creates tickets while nobody is online, so that all of them wait. */
	private void fill(StageDeskProcess node, int tickets) throws Exception {
		int before = this.crew.waiting();
		while (this.crew.waiting() < before + tickets) {
			int missing = before + tickets - this.crew.waiting();
			this.load.run("filling", 8, Math.max(0.2, Math.min(10, missing / 400.0)),
					(number) -> this.crew.creating(node.port()));
		}
		this.postgres.maintain(DESK);
	}

	/** Everybody with much room comes online; the dispatcher notices by itself. */
	private Drained drain(String what) throws Exception {
		this.machine.awaitQuiet();
		long before = this.crew.decisions();
		int waiting = this.crew.waiting();
		Machine.Usage begin = this.machine.usage();
		this.crew.online("b%");
		while (this.crew.waiting() > 0) {
			Thread.sleep(100);
		}
		Machine.Usage used = this.machine.usage().since(begin);
		double seconds = this.crew.seconds(before);
		long given = this.crew.given(before);
		assertThat(given).as(what).isGreaterThanOrEqualTo(waiting);
		Drained drained = new Drained(what, (int) given, AGENTS, seconds, given / seconds,
				(used.seconds("stagedesk") + used.seconds("postgres")) * 1000 / given, this.crew.gap(before),
				this.crew.kilobytes(before));
		this.report.add("Queues emptied", drained);
		assertThat(drained.largestGap()).as("among equals").isLessThanOrEqualTo(1);
		return drained;
	}

	/** All are full, and tickets wait; those with room for one resolve theirs. */
	private void measureFreed(StageDeskProcess node) throws Exception {
		this.crew.fillUp();
		fill(node, TICKETS / 2);
		this.crew.online("s%");
		for (int index = 0; index < SINGLE; index++) {
			await(index);
		}
		fill(node, Math.max(1, TICKETS - this.crew.waiting()));
		int waiting = this.crew.waiting();
		double[] idle = new double[FREED];
		for (int sample = 0; sample < FREED; sample++) {
			idle[sample] = freed(node, sample % SINGLE);
		}
		this.report.add("From free to the next ticket", Freed.of("everybody else is full", waiting, idle));
		this.crew.makeRoom();
		List<Double> draining = new ArrayList<>();
		for (int sample = 0; this.crew.waiting() > SINGLE * 5 && sample < FREED; sample++) {
			draining.add(freed(node, sample % SINGLE));
		}
		this.report.add("From free to the next ticket", Freed.of("while the queue is being emptied", waiting,
				draining.stream().mapToDouble(Double::doubleValue).toArray()));
		while (this.crew.waiting() > 0) {
			Thread.sleep(100);
		}
	}

	/** Milliseconds from the answer of a resolve to the next ticket. */
	private double freed(StageDeskProcess node, int index) throws Exception {
		long ticket = await(index);
		try (HttpConnection connection = new HttpConnection(node.port())) {
			RoutingCrew.resolve(connection, ticket);
		}
		long begin = System.nanoTime();
		await(index);
		return (System.nanoTime() - begin) / 1e6;
	}

	private long await(int index) throws Exception {
		for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end;) {
			long ticket = this.crew.ticketOf("s" + index);
			if (ticket > 0) {
				return ticket;
			}
			Thread.sleep(1);
		}
		throw new IllegalStateException("Nobody gave s%d a ticket".formatted(index));
	}

	private Drained measureKept(boolean keeps) throws Exception {
		this.crew.offline();
		this.crew.putAside();
		try (StageDeskProcess node = start(keeps)) {
			fill(node, Math.max(TICKETS / 4, AGENTS));
			this.crew.online("b%");
			while (this.crew.waiting() > 0) {
				Thread.sleep(100);
			}
			this.crew.offline();
			this.crew.putAside();
			fill(node, Math.max(TICKETS / 2, AGENTS));
			return drain(keeps ? "after a restart, candidates kept" : "after a restart, candidates not kept");
		}
	}

}
