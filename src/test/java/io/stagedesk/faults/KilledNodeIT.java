package io.stagedesk.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code kill -9} of one of two busy nodes in the middle of its timers, and a start of it
 * while the other one works on.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class KilledNodeIT {

	/** From the kill until somebody is answered again. */
	private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);

	/** The other node is busy with all that is asked, on the same cores. */
	private static final Duration RETURN = Duration.ofMinutes(3);

	private static final int PROMISES = 200;

	private final Seed seed;

	@TempDir
	private Path folder;

	KilledNodeIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void isBackSoonAndHasItsTimersTakenOver() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			StageDeskProcess killed = desk.start();
			Fault kill;
			DueBreaches breaches;
			Set<String> jobs;
			Duration firstAnswer;
			Duration takenOver;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				TakenJobs taken = TakenJobs.ofTheOnlyNode(desk, traffic);
				desk.start();
				traffic.begin(100);
				breaches = DueBreaches.make(desk, traffic, PROMISES, Duration.ofSeconds(3), Duration.ofMillis(2));
				long begin;
				try (Connection held = breaches.hold()) {
					taken.awaitMany(10 + this.seed.next(40));
					kill = Fault.begins(ledger);
					begin = System.nanoTime();
					desk.kill(killed);
					jobs = taken.now();
					held.rollback();
				}
				assertThat(jobs).as("in its hands when it was killed").isNotEmpty();
				CompletableFuture<Duration> done = CompletableFuture.supplyAsync(() -> taken.untilDone(jobs, begin));
				firstAnswer = firstAnswer(desk.startAgain(killed), begin);
				kill.ends();
				takenOver = done.join();
				traffic.awaitMore(100);
			}
			assertThat(takenOver).isLessThan(TakenJobs.REACH);
			desk.assertSound(ledger, kill);
			assertThat(breaches.violations()).isEmpty();
			assertThat(breaches.called()).as("called once each").isEqualTo(breaches.count());
			this.seed.report(
					"one of two nodes killed with %d jobs in its hands: first answer of it %d ms, its jobs done %d ms after the kill; %d breaches once each, %d called once each; %d requests done by the other one meanwhile, the longest silence %d ms, %d without an answer and asked again, %d times 503",
					jobs.size(), firstAnswer.toMillis(), takenOver.toMillis(), breaches.count(), breaches.called(),
					kill.doneInside(), kill.longestSilence().toMillis(), ledger.missedAnswers(), kill.refused());
			assertThat(kill.longestSilence()).as("until somebody was answered again").isLessThan(FIRST_ANSWER);
		}
	}

	private static Duration firstAnswer(StageDeskProcess node, long begin) throws Exception {
		await().pollInterval(Duration.ofMillis(20)).atMost(RETURN).until(() -> DeskUnderFault.isReady(node));
		try (HttpConnection connection = new HttpConnection(node.port())) {
			connection.send(HttpConnection.get("/api/v1/tickets?limit=1", "Bearer demo-mona")).expect(200);
		}
		return Duration.ofNanos(System.nanoTime() - begin);
	}

}
