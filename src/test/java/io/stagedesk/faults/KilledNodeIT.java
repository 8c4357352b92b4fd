package io.stagedesk.faults;

import java.nio.file.Path;
import java.time.Duration;
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
			StruckNode struck;
			Duration firstAnswer;
			Duration takenOver;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				StruckNode now = StruckNode.by(() -> desk.kill(killed), desk, traffic, ledger, this.seed);
				CompletableFuture<Duration> done = CompletableFuture
					.supplyAsync(() -> now.taken().untilDone(now.jobs(), now.begin()));
				firstAnswer = firstAnswer(desk.startAgain(killed), now.begin());
				now.fault().ends();
				takenOver = done.join();
				traffic.awaitMore(100);
				struck = now;
			}
			assertThat(takenOver).isLessThan(TakenJobs.REACH);
			struck.assertSound(desk, ledger);
			this.seed.report(
					"one of two nodes killed with %d jobs in its hands: first answer of it %d ms, its jobs done %d ms after the kill; %s",
					struck.jobs().size(), firstAnswer.toMillis(), takenOver.toMillis(), struck.figures(ledger));
			assertThat(struck.fault().longestSilence()).as("until somebody was answered again")
				.isLessThan(FIRST_ANSWER);
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
