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
 * More clients than the server has threads send and read a byte a second, and others want
 * to work as ever.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class SlowClientsIT {

	private static final int OF_EACH = 70;

	private static final int ALL = OF_EACH * SlowClients.Kind.values().length;

	private static final Duration LONG = Duration.ofSeconds(40);

	/** So much of p99 is the noise of a machine that others use, too. */
	private static final Duration MOST = Duration.ofSeconds(2);

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	@TempDir
	private Path folder;

	SlowClientsIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void answersOthersWhileManyAreSlow() throws Exception {
		try (DeskUnderFault desk = DeskUnderFault.onPostgres(this.folder)) {
			StageDeskProcess node = desk.start();
			try (OrdinaryClients clients = OrdinaryClients.start(this.ledger, node.port(), this.seed.value())) {
				awaitAnswers(clients, 300);
				clients.forget();
				awaitAnswers(clients, 300);
				Duration before = clients.p99();
				try (SlowClients slow = new SlowClients(node.port(), OF_EACH, this.seed.value())) {
					await().atMost(LONG).until(() -> slow.connected() >= ALL * 9 / 10);
					clients.forget();
					long begin = System.nanoTime();
					await().atMost(LONG.multipliedBy(4))
						.until(() -> System.nanoTime() - begin > LONG.toNanos() && clients.answers() >= 300
								|| !clients.failures().isEmpty());
					assertThat(clients.failures()).isEmpty();
					assertThat(clients.p99()).isLessThan(MOST);
					this.seed.report(
							"%d clients that send or read a byte a second, for %d s: %d answers to others, none refused, p99 %d ms (%d ms before); %d slow ones connected at the end, sent away %s",
							ALL, LONG.toSeconds(), clients.answers(), clients.p99().toMillis(), before.toMillis(),
							slow.connected(), slow.sentAway());
				}
			}
			desk.assertSound(this.ledger);
		}
	}

	private static void awaitAnswers(OrdinaryClients clients, int answers) {
		await().atMost(Duration.ofMinutes(2))
			.until(() -> clients.answers() >= answers || !clients.failures().isEmpty());
		assertThat(clients.failures()).isEmpty();
	}

}
