package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.HttpConnection.Answer;
import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** All clients wait for the same, until the pool has no connection left. */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class ClientFaultsIT {

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	@TempDir
	private Path folder;

	private DeskUnderFault desk;

	private StageDeskProcess node;

	ClientFaultsIT(Seed seed) {
		this.seed = seed;
	}

	@BeforeEach
	void start() throws Exception {
		this.desk = DeskUnderFault.onPostgres(this.folder);
		this.node = this.desk.start();
	}

	@AfterEach
	void stop() throws Exception {
		this.desk.close();
	}

	@Test
	void asksToRetryWhileALockHoldsThePool() throws Exception {
		Duration held = Duration.ofSeconds(12);
		Fault lock;
		Duration slowest = Duration.ZERO;
		try (Traffic traffic = new Traffic(this.ledger, this.desk::ports, this.seed.value());
				Connection connection = this.desk.open();
				Statement statement = connection.createStatement()) {
			traffic.begin(100);
			connection.setAutoCommit(false);
			lock = Fault.begins(this.ledger);
			statement.execute("lock table ticket in access exclusive mode");
			List<Thread> readers = crowd();
			long begin = System.nanoTime();
			while (System.nanoTime() - begin < held.toNanos()) {
				long asked = System.nanoTime();
				assertThat(DeskUnderFault.isReady(this.node)).as("ready while the pool is exhausted").isTrue();
				Duration answered = Duration.ofNanos(System.nanoTime() - asked);
				slowest = (answered.compareTo(slowest) > 0) ? answered : slowest;
				await().pollDelay(Duration.ofMillis(200)).until(() -> true);
			}
			connection.rollback();
			lock.ends();
			for (Thread reader : readers) {
				reader.join();
			}
			traffic.awaitMore(100);
		}
		assertThat(lock.refused()).isPositive();
		assertThat(slowest).isLessThan(Duration.ofSeconds(2));
		assertThat(lock.untilFirstDone()).isLessThan(Duration.ofSeconds(15));
		this.desk.assertSound(this.ledger, lock);
		this.seed.report(
				"a lock on all tickets for %d s: %d times 503 with Retry-After, first answer %d ms after it, slowest probe %d ms",
				held.toSeconds(), lock.refused(), lock.untilFirstDone().toMillis(), slowest.toMillis());
	}

	/**
	 * As many readers as use up the pool; each must be answered, if only to come again.
	 */
	private List<Thread> crowd() {
		List<Thread> readers = new ArrayList<>();
		for (int number = 0; number < 60; number++) {
			Thread reader = new Thread(() -> {
				try (HttpConnection connection = new HttpConnection(this.node.port())) {
					Answer answer = connection.send(HttpConnection.get("/api/v1/tickets", Intents.AGENT));
					this.ledger.hear(new Ledger.Heard(System.nanoTime(), answer.status(), answer.retryAfter(),
							"/api/v1/tickets", answer.body()));
				}
				catch (IOException ex) {
					this.ledger.missed();
				}
			}, "reader-" + number);
			reader.start();
			readers.add(reader);
		}
		return readers;
	}

}
