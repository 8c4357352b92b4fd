package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.StageDeskProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code kill -9} under load, then a restart: every acknowledged ticket exists once with
 * exactly one live process, or is over with none. {@code faults.rounds} says how often,
 * {@code faults.seed} at which moments.
 */
class KillNineIT {

	private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);

	private static final Duration LIMIT = Duration.ofSeconds(Integer.getInteger("faults.seconds", 60));

	private final long seed = Long.getLong("faults.seed", new Random().nextLong());

	@TempDir
	private Path folder;

	/** Opens the database that a stopped or running StageDesk leaves. */
	@FunctionalInterface
	private interface Database {

		Connection open() throws SQLException;

	}

	@Test
	void losesAndDoublesNothingOnPostgres() throws Exception {
		try (DurablePostgres postgres = DurablePostgres.startIn(this.folder.resolve("postgres"))) {
			Map<String, String> environment = Map.of("STAGEDESK_DB_URL", postgres.create("desk"), "STAGEDESK_DB_USER",
					postgres.user(), "STAGEDESK_DB_PASSWORD", postgres.password());
			killRepeatedly("postgres,demo", environment, () -> postgres.connect("desk"));
		}
	}

	@Test
	void losesAndDoublesNothingOnTheH2File() throws Exception {
		killRepeatedly("demo", Map.of(), () -> DriverManager
			.getConnection("jdbc:h2:file:" + this.folder.resolve("data/stagedesk").toAbsolutePath(), "sa", ""));
	}

	private void killRepeatedly(String profiles, Map<String, String> environment, Database database) throws Exception {
		System.out.println("faults.seed=" + this.seed);
		long begin = System.nanoTime();
		Ledger ledger = new Ledger();
		List<Long> firstAnswers = new ArrayList<>();
		PlugPuller plug = new PlugPuller(ledger, this.seed);
		for (int round = 0; round < ROUNDS && System.nanoTime() - begin < LIMIT.toNanos(); round++) {
			PlugPuller before = plug;
			plug = new PlugPuller(ledger, this.seed + round);
			try (StageDeskProcess server = StageDeskProcess.start(this.folder, profiles, environment)) {
				if (round > 0) {
					firstAnswers.add(before.firstAnswer(server).toMillis());
				}
				plug.askAgain(server);
				plug.pullThePlugOf(server);
			}
		}
		try (StageDeskProcess server = StageDeskProcess.start(this.folder, profiles, environment)) {
			firstAnswers.add(plug.firstAnswer(server).toMillis());
			plug.askAgain(server);
			seenFromOutside(server, ledger);
		}
		try (Connection connection = database.open()) {
			assertThat(Invariants.violations(ledger, DatabaseState.read(connection))).isEmpty();
		}
		assertThat(ledger.unknown()).isEmpty();
		assertThat(ledger.refused()).isEmpty();
		System.out.println(ledger.tickets().size() + " tickets and " + ledger.messages().size()
				+ " replies acknowledged over " + firstAnswers.size() + " kills, each there once; first answers "
				+ firstAnswers + " ms after the kills");
	}

	private static void seenFromOutside(StageDeskProcess server, Ledger ledger) throws IOException {
		try (HttpConnection connection = new HttpConnection(server.port())) {
			for (String number : ledger.tickets().keySet()) {
				connection.send(HttpConnection.get("/api/v1/tickets/" + number, "Bearer demo-mona")).expect(200);
			}
		}
	}

}
