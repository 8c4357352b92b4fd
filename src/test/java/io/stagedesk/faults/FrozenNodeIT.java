package io.stagedesk.faults;

import java.nio.file.Path;
import java.time.Duration;

import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One of two nodes stands still in the middle of its work for longer than its timers are
 * left alone, and then goes on as if nothing had happened. The very jobs that were in its
 * hands are followed in the engine's table.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class FrozenNodeIT {

	private static final Duration FROZEN = TakenJobs.LOCK.plusSeconds(5);

	private final Seed seed;

	@TempDir
	private Path folder;

	FrozenNodeIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void hasItsTimersTakenOverAndDoublesNothing() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			StageDeskProcess frozen = desk.start();
			StruckNode struck;
			Duration takenOver;
			Duration done;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				struck = StruckNode.by(() -> desk.freeze(frozen), desk, traffic, ledger, this.seed);
				takenOver = struck.taken().untilTakenOver(struck.jobs(), struck.begin());
				done = struck.taken().untilDone(struck.jobs(), struck.begin());
				long begin = struck.begin();
				await().pollInterval(Duration.ofMillis(100))
					.atMost(FROZEN)
					.until(() -> System.nanoTime() - begin > FROZEN.toNanos());
				desk.thaw(frozen);
				struck.fault().ends();
				traffic.awaitMore(100);
			}
			assertThat(takenOver).isLessThan(TakenJobs.REACH);
			assertThat(done).isLessThan(TakenJobs.REACH);
			struck.assertSound(desk, ledger);
			this.seed.report(
					"a node frozen with %d jobs in its hands: all of them in other hands or done %d ms later, all done %d ms later; %s",
					struck.jobs().size(), takenOver.toMillis(), done.toMillis(), struck.figures(ledger));
		}
	}

}
