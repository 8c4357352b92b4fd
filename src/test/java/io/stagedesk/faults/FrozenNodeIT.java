package io.stagedesk.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Set;

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

	private static final int PROMISES = 200;

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
			Fault freeze;
			DueBreaches breaches;
			Set<String> jobs;
			Duration takenOver;
			Duration done;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				TakenJobs taken = TakenJobs.ofTheOnlyNode(desk, traffic);
				desk.start();
				traffic.begin(100);
				breaches = DueBreaches.make(desk, traffic, PROMISES, Duration.ofSeconds(3), Duration.ofMillis(2));
				long begin;
				try (Connection held = breaches.hold()) {
					taken.awaitMany(10 + this.seed.next(40));
					freeze = Fault.begins(ledger);
					desk.freeze(frozen);
					begin = System.nanoTime();
					jobs = taken.now();
					held.rollback();
				}
				assertThat(jobs).as("in its hands when it stood still").isNotEmpty();
				takenOver = taken.untilTakenOver(jobs, begin);
				done = taken.untilDone(jobs, begin);
				await().pollInterval(Duration.ofMillis(100))
					.atMost(FROZEN)
					.until(() -> System.nanoTime() - begin > FROZEN.toNanos());
				desk.thaw(frozen);
				freeze.ends();
				traffic.awaitMore(100);
			}
			assertThat(takenOver).isLessThan(TakenJobs.REACH);
			assertThat(done).isLessThan(TakenJobs.REACH);
			desk.assertSound(ledger, freeze);
			assertThat(breaches.violations()).isEmpty();
			assertThat(breaches.called()).as("called once each").isEqualTo(breaches.count());
			this.seed.report(
					"a node frozen with %d jobs in its hands: all of them in other hands or done %d ms later, all done %d ms later; %d breaches once each, %d called once each; %d requests done by the other one meanwhile, the longest silence %d ms, %d without an answer and asked again, %d times 503",
					jobs.size(), takenOver.toMillis(), done.toMillis(), breaches.count(), breaches.called(),
					freeze.doneInside(), freeze.longestSilence().toMillis(), ledger.missedAnswers(), freeze.refused());
		}
	}

}
