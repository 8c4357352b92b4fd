package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes behind HAProxy are stopped and started one after the other while everybody
 * works: no request fails, nobody is logged out, nothing is lost or done twice.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class RollingRestartIT {

	private final Seed seed;

	@TempDir
	private Path folder;

	RollingRestartIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void noRequestFailsWhileTheNodesRestart() throws Exception {
		Ledger ledger = new Ledger();
		try (DurablePostgres postgres = DurablePostgres.startIn(this.folder.resolve("postgres"))) {
			Map<String, String> database = Map.of("STAGEDESK_DB_URL", postgres.create("desk"), "STAGEDESK_DB_USER",
					postgres.user(), "STAGEDESK_DB_PASSWORD", postgres.password());
			int first = Balancer.freePort();
			int second = Balancer.freePort();
			StageDeskProcess one = start("node1", first, database);
			StageDeskProcess other = start("node2", second, database);
			try (Balancer balancer = Balancer.start(this.folder, first, second)) {
				BalancedTraffic traffic = BalancedTraffic.start(ledger, balancer.port(), this.seed.value());
				try {
					traffic.awaitMore(30 + this.seed.next(40));
					one.close();
					traffic.awaitMore(30 + this.seed.next(40));
					one = start("node1", first, database);
					balancer.awaitUp("node1");
					traffic.awaitMore(30 + this.seed.next(40));
					other.close();
					traffic.awaitMore(30 + this.seed.next(40));
					other = start("node2", second, database);
					balancer.awaitUp("node2");
					traffic.awaitMore(30 + this.seed.next(40));
				}
				finally {
					traffic.finish();
				}
				assertThat(traffic.failures()).as(balancer.log()).isEmpty();
				assertThat(balancer.answered("node1")).isGreaterThan(100);
				assertThat(balancer.answered("node2")).isGreaterThan(100);
				assertThat(traffic.goodByes()).isPositive();
				assertThat(traffic.events()).isPositive();
				this.seed.report("two nodes restarted one after the other: %s", traffic);
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
