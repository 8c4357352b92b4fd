package io.stagedesk.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.Machine;
import io.stagedesk.bench.OpenStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mix at half of what the desk sustains, minute after minute: whether it fails,
 * becomes slower or keeps what it should let go. Run by name, as it takes as long as it
 * is told.
 */
class EndurancePlan {

	private static final Path FOLDER = Path.of("target", "bench", "endurance").toAbsolutePath();

	private static final int MINUTES = Integer.getInteger("bench.minutes", 5);

	private static final int TICKETS = Integer.getInteger("bench.tickets", 10_000);

	/** Requests a second; 0 looks for half of what is sustained. */
	private static final double RATE = Double.parseDouble(System.getProperty("bench.rate", "0"));

	/** Seconds until what is kept on purpose is kept. */
	private static final int SETTLED = MINUTES * 10;

	private static final double STEP = 4;

	private static final double MAILS_A_SECOND = 1;

	private final Machine machine = new Machine(Duration.ofSeconds(Integer.getInteger("bench.patience", 60)));

	private final LoadReport report = new LoadReport("StageDesk at half of its capacity");

	@Test
	@Timeout(value = 150, unit = TimeUnit.MINUTES)
	void staysAsItIs() throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(FOLDER.resolve("postgres"));
				MailFlow mail = new MailFlow()) {
			this.machine.watch("postgres", postgres.pid());
			Room.prepare(FOLDER, postgres, "desk", 300);
			Room.fill(postgres, "desk", TICKETS);
			Map<String, String> settings = new HashMap<>(mail.settings());
			settings.put("STAGEDESK_LIVE_PERPERSON", String.valueOf(SizeMeasurement.STREAMS + 20));
			try (Room room = Room.open(FOLDER, postgres, "desk", settings)) {
				this.machine.watch("stagedesk", room.pid());
				room.awaitIndex();
				endure(room, mail);
			}
		}
		finally {
			this.report.write(FOLDER, "endurance");
		}
	}

	private void endure(Room room, MailFlow mail) throws Exception {
		long before = room.loader().tickets();
		OpenLoad load = new OpenLoad(this.machine, FOLDER);
		Capacity capacity = new Capacity(load, room, STEP);
		capacity.warmUp();
		double rate = (RATE > 0) ? RATE : RateSearch.sustained(capacity.ofMix()) / 2;
		assertThat(rate).as("half of what is sustained, requests a second").isPositive();
		this.report.fact("requests a second", String.valueOf(rate));
		this.report.fact("mails a second", String.valueOf(MAILS_A_SECOND));
		try (OpenStreams streams = OpenStreams.open(List.of(room.port()), SizeMeasurement.STREAMS)) {
			Runnable stop = mail.begin(MAILS_A_SECOND);
			CompletableFuture<Double> heap = CompletableFuture.supplyAsync(() -> heap(room),
					CompletableFuture.delayedExecutor(SETTLED, TimeUnit.SECONDS));
			List<Step> steps = load.run(room, minutes(rate));
			stop.run();
			report(steps, heap.get(1, TimeUnit.MINUTES), room);
			assertThat(streams.count()).as("streams that are open at the end").isEqualTo(SizeMeasurement.STREAMS);
		}
		mail.awaitAllRead(room, Duration.ofMinutes(1));
		assertThat(room.loader().tickets() - before - mail.arrived()).as("tickets created, to creates acknowledged")
			.isBetween((long) load.created(), (long) load.created() + load.unanswered());
	}

	private static double heap(Room room) {
		try {
			return HeapUse.afterCollection(room.pid());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static List<Phase> minutes(double rate) {
		Plan.Schedule schedule = new Plan.Schedule();
		for (int minute = 1; minute <= MINUTES; minute++) {
			schedule.then("minute " + minute, 60 - Plan.GAP, Operation.mix(rate));
		}
		return schedule.phases();
	}

	private void report(List<Step> steps, double heap, Room room) throws Exception {
		double worst = 0;
		int broken = 0;
		for (Step step : steps) {
			worst = Math.max(worst, step.p99());
			broken += step.broken() + step.refused();
			this.report.add("Minute by minute",
					new Minute(step.phase().name(), step.succeeded(), step.refused(), step.broken(),
							step.failed() - step.refused() - step.broken(), step.p99(), step.cpuMillis(),
							step.error()));
		}
		double after = heap(room);
		this.report.fact("heap after a collection",
				"%.1f MB after %d seconds, %.1f MB at the end".formatted(heap, SETTLED, after));
		this.report.below("answers 5xx", 1, broken, steps.size() + " minutes");
		this.report.below("p99 of writes in the worst minute, ms", Step.LATE, worst, steps.size() + " minutes");
		this.report.below("growth of the heap after a collection, percent", 5, (after / heap - 1) * 100,
				"from second " + SETTLED + " on");
	}

	private record Minute(String what, int succeeded, int refused, int broken, int otherwise, double p99OfWrites,
			double cpuMillisEach, String firstError) {
	}

}
