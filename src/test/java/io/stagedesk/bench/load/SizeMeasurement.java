package io.stagedesk.bench.load;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.Machine;
import io.stagedesk.bench.OpenStreams;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures a desk with so many tickets, and asserts that what was acknowledged is there.
 */
final class SizeMeasurement {

	static final int STREAMS = Integer.getInteger("bench.streams", 100);

	static final double MAILS_A_SECOND = 160;

	private static final double MAILS_IN_THE_MIX = 2;

	private static final double MAILS_TO_WARM_UP = 10;

	private static final String ROWS = "select coalesce(sum(reltuples), 0)::bigint from pg_class c "
			+ "join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname = 'public'";

	private final Path folder;

	private final Machine machine;

	private final LoadReport report;

	private final Yardstick yardstick;

	private final double seconds;

	private final Map<Operation, Sustained> each = new EnumMap<>(Operation.class);

	private final int tickets;

	private Sustained mix;

	private double p99AtHalf = Double.NaN;

	private double mails = Double.NaN;

	SizeMeasurement(int tickets, Path folder, Machine machine, LoadReport report, Yardstick yardstick, double seconds) {
		this.tickets = tickets;
		this.folder = folder;
		this.machine = machine;
		this.report = report;
		this.yardstick = yardstick;
		this.seconds = seconds;
	}

	void run(DurablePostgres postgres, String lived) throws Exception {
		String database = "desk" + this.tickets;
		postgres.copy(lived, database);
		Duration loading = Room.fill(postgres, database, this.tickets);
		Map<String, String> settings = new HashMap<>();
		settings.put("STAGEDESK_LIVE_PERPERSON", String.valueOf(STREAMS + 20));
		try (MailFlow mail = new MailFlow()) {
			settings.putAll(mail.settings());
			try (Room room = Room.open(this.folder, postgres, database, settings)) {
				this.machine.watch("stagedesk", room.pid());
				long begin = System.nanoTime();
				room.awaitIndex();
				double indexing = room.desk().startUp().toMillis() / 1000.0 + (System.nanoTime() - begin) / 1e9;
				Footprint before = footprint(room, loading, indexing);
				measure(room, mail);
				this.report.add("Room", new Footprint(before, Machine.megabytes(room.pid(), "VmRSS"),
						Machine.megabytes(room.pid(), "VmHWM"), HeapUse.afterCollection(room.pid())));
			}
			finally {
				this.machine.forget("stagedesk");
			}
		}
	}

	private static Footprint footprint(Room room, Duration loading, double indexing) throws SQLException {
		long tickets = room.loader().tickets();
		long bytes = room.count("select pg_database_size(current_database())");
		return new Footprint(tickets, loading.toMillis() / 1000.0, indexing, bytes / 1e6,
				(double) room.count(ROWS) / tickets, bytes / 1000.0 / tickets, 0, 0, 0);
	}

	private void measure(Room room, MailFlow mail) throws Exception {
		long before = room.loader().tickets();
		OpenLoad load = new OpenLoad(this.machine, this.folder);
		Capacity capacity = new Capacity(load, room, this.seconds);
		Runnable warm = mail.begin(MAILS_TO_WARM_UP);
		capacity.warmUp();
		warm.run();
		mail.awaitAllRead(room, Duration.ofMinutes(1));
		note("warming up");
		capacity.ofEach().forEach((operation, steps) -> {
			Sustained sustained = Sustained.of(this.tickets, operation.title(), steps);
			this.each.put(operation, sustained);
			this.report.add("Sustained, each kind alone", sustained);
		});
		note("each kind alone");
		measureMails(room, mail);
		note("mails");
		try (OpenStreams streams = OpenStreams.open(List.of(room.port()), STREAMS)) {
			Runnable stop = mail.begin(MAILS_IN_THE_MIX);
			this.mix = Sustained.of(this.tickets, "mix", capacity.ofMix());
			this.report.add("Sustained, all kinds together", this.mix);
			measureHalf(capacity);
			stop.run();
			assertThat(streams.count()).as("streams that are open at the end").isEqualTo(STREAMS);
		}
		mail.awaitAllRead(room, Duration.ofMinutes(1));
		note("the mix");
		requireAll(room, load, before + mail.arrived());
	}

	private void note(String what) {
		this.yardstick.note(what + ", " + this.tickets + " tickets");
	}

	private void measureMails(Room room, MailFlow mail) throws Exception {
		Machine.Usage before = this.machine.usage();
		long since = System.currentTimeMillis();
		long begin = System.nanoTime();
		Runnable stop = mail.begin(MAILS_A_SECOND);
		Thread.sleep(Math.round(3 * this.seconds * 1000));
		stop.run();
		mail.awaitAllRead(room, Duration.ofMinutes(1));
		double took = (System.nanoTime() - begin) / 1e9;
		Machine.Usage used = this.machine.usage().since(before);
		double[] delays = mail.delays(room, since).stream().mapToDouble(Double::doubleValue).sorted().toArray();
		this.mails = delays.length / took;
		this.report.add("Mails in, from the mailbox to the ticket",
				new Mails(this.tickets, MAILS_A_SECOND, delays.length, this.mails, delays[delays.length / 2],
						delays[delays.length * 99 / 100],
						(used.seconds("stagedesk") + used.seconds("postgres")) * 1000 / delays.length));
	}

	private void measureHalf(Capacity capacity) throws Exception {
		double half = this.mix.perSecond() / 2;
		if (half > 0) {
			Step step = capacity.mixAt(half, 3 * this.seconds);
			this.p99AtHalf = step.p99();
			step.outcomes()
				.forEach((one) -> this.report.add("The mix at half of its capacity, by kind",
						new Kind(this.tickets, one.operation().title(), one.offered(), one.perSecond(), one.p50(),
								one.p95(), one.p99(), one.failed())));
		}
	}

	/** A create that was acknowledged is a ticket; one without an answer may be one. */
	private static void requireAll(Room room, OpenLoad load, long others) throws SQLException {
		assertThat(room.loader().tickets() - others).as("tickets created, to creates acknowledged")
			.isBetween((long) load.created(), (long) load.created() + load.unanswered());
		assertThat(room.loader().incompleteTickets()).isEmpty();
	}

	int tickets() {
		return this.tickets;
	}

	Map<Operation, Sustained> each() {
		return this.each;
	}

	Sustained mix() {
		return this.mix;
	}

	double p99AtHalf() {
		return this.p99AtHalf;
	}

	double mails() {
		return this.mails;
	}

	private record Mails(int tickets, double offered, int mails, double perSecond, double p50Millis, double p99Millis,
			double cpuMillisEach) {
	}

	private record Kind(int tickets, String what, double offered, double perSecond, double p50, double p95, double p99,
			int failed) {
	}

	/** What a desk with so many tickets takes of disk and memory. */
	private record Footprint(long tickets, double loadingSeconds, double secondsUntilSearchable, double databaseMb,
			double rowsATicket, double kbATicket, long residentMb, long peakMb, double heapAfterCollectionMb) {

		Footprint(Footprint before, long resident, long peak, double heap) {
			this(before.tickets, before.loadingSeconds, before.secondsUntilSearchable, before.databaseMb,
					before.rowsATicket, before.kbATicket, resident, peak, heap);
		}

	}

}
