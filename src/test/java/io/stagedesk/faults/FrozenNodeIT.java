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
 * left alone, and then goes on as if nothing had happened.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class FrozenNodeIT {

	/** stagedesk.workflow.timer-lock, as it is set by default. */
	private static final Duration LOCK = Duration.ofSeconds(30);

	private static final Duration REACH = LOCK.plusSeconds(10);

	private static final String LOCKED = """
			select count(*) from act_ru_job where lock_owner_ is not null
			and lock_exp_time_ > now() at time zone 'UTC'""";

	private final Seed seed;

	@TempDir
	private Path folder;

	FrozenNodeIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void losesAndDoublesNothing() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			StageDeskProcess frozen = desk.start();
			desk.start();
			Fault freeze;
			DueBreaches breaches;
			Duration takenOver;
			long held;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(100);
				breaches = DueBreaches.make(desk, traffic, 150, Duration.ofSeconds(3), Duration.ofMillis(10));
				await().pollInterval(Duration.ofMillis(20))
					.atMost(Duration.ofSeconds(60))
					.until(() -> breaches.recorded() > 10 + this.seed.next(20));

				freeze = Fault.begins(ledger);
				desk.freeze(frozen);
				long begin = System.nanoTime();
				await().pollInterval(Duration.ofMillis(20))
					.atMost(REACH)
					.until(() -> System.nanoTime() - begin > Duration.ofSeconds(5).toNanos());
				held = desk.number(LOCKED);
				await().pollInterval(Duration.ofMillis(100))
					.atMost(REACH)
					.until(() -> breaches.recorded() == breaches.count());
				takenOver = Duration.ofNanos(System.nanoTime() - begin);
				await().pollInterval(Duration.ofMillis(100))
					.atMost(REACH)
					.until(() -> System.nanoTime() - begin > LOCK.plusSeconds(5).toNanos());
				desk.thaw(frozen);
				freeze.ends();
				traffic.awaitMore(100);
			}
			assertThat(breaches.violations()).isEmpty();
			desk.assertSound(ledger, freeze);
			this.seed.report(
					"a node frozen for %d s with %d timers in its hands: all of %d breaches recorded %d ms after the freeze; %d requests done by the other one meanwhile, %d without an answer and asked again, %d times 503",
					LOCK.plusSeconds(5).toSeconds(), held, breaches.count(), takenOver.toMillis(), freeze.doneInside(),
					ledger.missedAnswers(), freeze.refused());
		}
	}

}
