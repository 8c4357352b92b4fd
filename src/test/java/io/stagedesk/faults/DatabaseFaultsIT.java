package io.stagedesk.faults;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The database goes away under two busy nodes and comes back; nobody restarts them. Back
 * ends are killed first, then the whole server stops without a checkpoint.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class DatabaseFaultsIT {

	private static final Duration GONE = Duration.ofSeconds(8);

	private static final Duration REACH = Duration.ofSeconds(15);

	private final Seed seed;

	@TempDir
	private Path folder;

	DatabaseFaultsIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void survivesItsBackEndsAndTheWholeServer() throws Exception {
		Ledger ledger = new Ledger();
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			desk.start();
			desk.start();
			Fault ends;
			Fault stop;
			DueBreaches breaches;
			try (Traffic traffic = new Traffic(ledger, desk::ports, this.seed.value())) {
				traffic.begin(100);
				breaches = DueBreaches.make(desk, traffic, 30, Duration.ofSeconds(5), Duration.ofSeconds(1));

				ends = Fault.begins(ledger);
				for (int round = 0; round < 5; round++) {
					assertThat(desk.killBackEnds()).isPositive();
					traffic.awaitMore(20 + this.seed.next(30));
				}
				ends.ends();
				traffic.awaitMore(50);

				stop = Fault.begins(ledger);
				desk.postgres().stopImmediately();
				long stopped = System.nanoTime();
				await().pollInterval(Duration.ofMillis(100))
					.atMost(GONE.multipliedBy(2))
					.until(() -> System.nanoTime() - stopped > GONE.toNanos());
				desk.postgres().startAgain();
				stop.ends();
				traffic.awaitMore(200);
				await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(breaches.violations()).isEmpty());
			}
			assertThat(stop.untilFirstDone()).isLessThan(REACH);
			assertThat(breaches.violations()).isEmpty();
			desk.assertSound(ledger, ends, stop);
			this.seed.report(
					"back ends killed 5 times, then the server stopped for %d s: %d tickets, %d replies, %d times 503; first answer %d ms after its return; latest of %d breaches %d ms late",
					GONE.toSeconds(), ledger.tickets().size(), ledger.messages().size(), stop.refused(),
					stop.untilFirstDone().toMillis(), breaches.count(), breaches.latest().toMillis());
		}
	}

}
