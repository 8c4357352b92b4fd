package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes behind HAProxy are stopped and started one after the other while everybody
 * works: no request fails, nobody is logged out, nothing is lost or done twice.
 */
class RollingRestartIT {

	private final long seed = Long.getLong("faults.seed", new Random().nextLong());

	@TempDir
	private Path folder;

	@Test
	void noRequestFailsWhileTheNodesRestart() throws Exception {
		System.out.println("faults.seed=" + this.seed);
		Ledger ledger = new Ledger();
		try (DurablePostgres postgres = DurablePostgres.startIn(this.folder.resolve("postgres"))) {
			Map<String, String> database = Map.of("STAGEDESK_DB_URL", postgres.create("desk"), "STAGEDESK_DB_USER",
					postgres.user(), "STAGEDESK_DB_PASSWORD", postgres.password());
			int first = Balancer.freePort();
			int second = Balancer.freePort();
			StageDeskProcess one = start("node1", first, database);
			StageDeskProcess other = start("node2", second, database);
			try (Balancer balancer = Balancer.start(this.folder, first, second)) {
				BalancedTraffic traffic = BalancedTraffic.start(ledger, balancer.port(), this.seed);
				try {
					traffic.awaitMore(50);
					one.close();
					traffic.awaitMore(50);
					one = start("node1", first, database);
					balancer.awaitUp("node1");
					traffic.awaitMore(50);
					other.close();
					traffic.awaitMore(50);
					other = start("node2", second, database);
					balancer.awaitUp("node2");
					traffic.awaitMore(50);
				}
				finally {
					traffic.finish();
				}
				System.out.println(traffic);
				assertThat(traffic.failures()).as(balancer.log()).isEmpty();
				assertThat(balancer.answered("node1")).isGreaterThan(100);
				assertThat(balancer.answered("node2")).isGreaterThan(100);
				assertThat(traffic.goodByes()).isPositive();
				assertThat(traffic.events()).isPositive();
			}
			finally {
				one.close();
				other.close();
			}
			try (Connection connection = postgres.connect("desk")) {
				assertThat(Invariants.violations(ledger, DatabaseState.read(connection))).isEmpty();
			}
			assertThat(ledger.unknown()).isEmpty();
			assertThat(ledger.refused()).isEmpty();
		}
	}

	private StageDeskProcess start(String name, int port, Map<String, String> database)
			throws IOException, InterruptedException {
		Map<String, String> environment = new TreeMap<>(database);
		environment.put("SERVER_PORT", String.valueOf(port));
		environment.put("SERVER_FORWARD_HEADERS_STRATEGY", "native");
		return StageDeskProcess.start(this.folder.resolve(name), "postgres,demo", environment);
	}

}
