package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
 * works, with the same release, with the next one, and with the one before again: no
 * request fails, nobody is logged out, nothing is lost or done twice.
 */
@ParameterizedClass
@MethodSource("io.stagedesk.faults.Seed#chosen")
class RollingRestartIT {

	private final Seed seed;

	private final Ledger ledger = new Ledger();

	private final Map<String, String> environment = new TreeMap<>(Map.of("SERVER_FORWARD_HEADERS_STRATEGY", "native"));

	private final Map<String, Integer> ports = new TreeMap<>();

	private final Map<String, StageDeskProcess> nodes = new TreeMap<>();

	private int deployments;

	@TempDir
	private Path folder;

	RollingRestartIT(Seed seed) {
		this.seed = seed;
	}

	@Test
	void noRequestFailsWhileTheNodesRestart() throws Exception {
		Path jar = StageDeskProcess.jar();
		this.seed.report("two nodes restarted one after the other: %s", roll(jar, List.of(jar)));
	}

	@Test
	void noRequestFailsWhileTheNodesAreUpgraded() throws Exception {
		Path before = EarlierRelease.jar();
		this.seed.report("two nodes upgraded one after the other, and back: %s",
				roll(before, List.of(StageDeskProcess.jar(), before)));
		if (!EarlierRelease.isNamed()) {
			assertThat(this.deployments).as("models of before, of now, of before").isEqualTo(3);
		}
	}

	/** Starts both nodes with one jar, and replaces it by the next ones. */
	private BalancedTraffic roll(Path first, List<Path> next) throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(this.folder.resolve("postgres"))) {
			this.environment.putAll(Map.of("STAGEDESK_DB_URL", postgres.create("desk"), "STAGEDESK_DB_USER",
					postgres.user(), "STAGEDESK_DB_PASSWORD", postgres.password()));
			for (String name : List.of("node1", "node2")) {
				this.ports.put(name, Balancer.freePort());
				start(name, first);
			}
			BalancedTraffic traffic;
			try (Balancer balancer = Balancer.start(this.folder, this.ports.get("node1"), this.ports.get("node2"))) {
				traffic = BalancedTraffic.start(this.ledger, balancer.port(), this.seed.value());
				try {
					work(traffic);
					for (Path jar : next) {
						for (String name : this.ports.keySet()) {
							this.nodes.get(name).close();
							work(traffic);
							start(name, jar);
							balancer.awaitUp(name);
							work(traffic);
						}
					}
				}
				finally {
					traffic.finish();
				}
				assertThat(traffic.failures()).as(balancer.log()).isEmpty();
				assertThat(balancer.answered("node1")).isGreaterThan(100);
				assertThat(balancer.answered("node2")).isGreaterThan(100);
				assertThat(traffic.goodByes()).isPositive();
				assertThat(traffic.events()).isPositive();
			}
			finally {
				this.nodes.values().forEach(StageDeskProcess::close);
			}
			assertSound(postgres);
			return traffic;
		}
	}

	private void work(BalancedTraffic traffic) throws InterruptedException {
		traffic.awaitMore(30 + this.seed.next(40));
	}

	private void assertSound(DurablePostgres postgres) throws Exception {
		try (Connection connection = postgres.connect("desk")) {
			assertThat(Invariants.violations(this.ledger, DatabaseState.read(connection))).isEmpty();
			assertThat(Tables.violations(connection)).isEmpty();
			this.deployments = deploymentsIn(connection);
		}
		assertThat(this.ledger.unknown()).isEmpty();
		assertThat(this.ledger.refused()).isEmpty();
	}

	private static int deploymentsIn(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select count(*) from act_re_deployment")) {
			row.next();
			return row.getInt(1);
		}
	}

	private void start(String name, Path jar) throws IOException, InterruptedException {
		Map<String, String> environment = new TreeMap<>(this.environment);
		environment.put("SERVER_PORT", String.valueOf(this.ports.get(name)));
		this.nodes.put(name, StageDeskProcess.start(jar, this.folder.resolve(name), "postgres,demo", environment));
	}

}
