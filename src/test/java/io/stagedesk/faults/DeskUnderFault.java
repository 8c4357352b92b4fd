package io.stagedesk.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.stagedesk.bench.DurablePostgres;
import io.stagedesk.bench.HttpConnection;
import io.stagedesk.bench.StageDeskProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A desk that something is done to: nodes, each a process of its own, on one database.
 */
final class DeskUnderFault implements AutoCloseable {

	private static final String NAME = "desk";

	private static final Duration QUIET = Duration.ofSeconds(90);

	private final Path folder;

	private final DurablePostgres postgres;

	private final Map<String, String> environment = new HashMap<>();

	/** Those that a balancer would ask. */
	private final List<StageDeskProcess> nodes = new CopyOnWriteArrayList<>();

	private final List<StageDeskProcess> frozen = new CopyOnWriteArrayList<>();

	private int started;

	private DeskUnderFault(Path folder, DurablePostgres postgres) {
		this.folder = folder;
		this.postgres = postgres;
		this.environment.put("STAGEDESK_DEMO_TICKETS", "false");
	}

	/** A desk whose nodes are still to be started, on a durable PostgreSQL of its own. */
	static DeskUnderFault onPostgres(Path folder) throws IOException, SQLException {
		return onPostgres(folder, folder.resolve("postgres"));
	}

	/** The same with the database in a folder of its own. */
	static DeskUnderFault onPostgres(Path folder, Path data) throws IOException, SQLException {
		DurablePostgres postgres = DurablePostgres.startIn(data);
		DeskUnderFault desk = new DeskUnderFault(folder, postgres);
		desk.environment.putAll(Map.of("STAGEDESK_DB_URL", postgres.create(NAME), "STAGEDESK_DB_USER", postgres.user(),
				"STAGEDESK_DB_PASSWORD", postgres.password(), "STAGEDESK_HEALTH_DRAIN", "0s"));
		return desk;
	}

	/** The same on an H2 file, which serves one node only. */
	static DeskUnderFault onH2(Path folder) {
		return new DeskUnderFault(folder, null);
	}

	/** Sets a variable of the environment of all nodes that are started from now on. */
	DeskUnderFault with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	StageDeskProcess start(String... options) throws IOException, InterruptedException {
		int number = this.started++;
		return startIn((this.postgres != null) ? this.folder.resolve("node-" + number) : this.folder, options);
	}

	/** Starts a node again that was killed, with what it has left in its folder. */
	StageDeskProcess startAgain(StageDeskProcess killed) throws IOException, InterruptedException {
		return startIn(killed.log().getParent());
	}

	private StageDeskProcess startIn(Path place, String... options) throws IOException, InterruptedException {
		StageDeskProcess node = StageDeskProcess.start(place, (this.postgres != null) ? "postgres,demo" : "demo",
				this.environment, options);
		this.nodes.add(node);
		return node;
	}

	/** The ports of the nodes that a balancer would ask. */
	List<Integer> ports() {
		return this.nodes.stream().map(StageDeskProcess::port).toList();
	}

	void kill(StageDeskProcess node) throws InterruptedException {
		node.kill();
		this.nodes.remove(node);
	}

	/**
	 * SIGTERM; a balancer that looks ten times a second leaves the node out as soon as it
	 * says that it is not ready.
	 */
	Duration stop(StageDeskProcess node) throws InterruptedException {
		long begin = System.nanoTime();
		Thread balancer = new Thread(() -> {
			await().pollInterval(Duration.ofMillis(100)).until(() -> !isReady(node));
			this.nodes.remove(node);
		}, "balancer");
		balancer.start();
		node.close();
		balancer.join();
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	static boolean isReady(StageDeskProcess node) {
		try (HttpConnection connection = new HttpConnection(node.port())) {
			return connection.send(HttpConnection.get("/actuator/health/readiness", null)).status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	void freeze(StageDeskProcess node) throws IOException, InterruptedException {
		node.freeze();
		this.nodes.remove(node);
		this.frozen.add(node);
	}

	void thaw(StageDeskProcess node) throws IOException, InterruptedException {
		node.thaw();
		this.frozen.remove(node);
		this.nodes.add(node);
	}

	DurablePostgres postgres() {
		return this.postgres;
	}

	Connection open() throws SQLException {
		return (this.postgres != null) ? this.postgres.connect(NAME) : DriverManager
			.getConnection("jdbc:h2:file:" + this.folder.resolve("data/stagedesk").toAbsolutePath(), "sa", "");
	}

	/** Ends all connections to the database but the one that does it, and counts them. */
	long killBackEnds() throws SQLException {
		return number("""
				select count(pg_terminate_backend(pid)) from pg_stat_activity
				where datname = '%s' and pid <> pg_backend_pid()""".formatted(NAME));
	}

	/** The first column of the first row. */
	long number(String query) throws SQLException {
		try (Connection connection = open();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getLong(1);
		}
	}

	/** The first column of all rows. */
	List<String> texts(String query) throws SQLException {
		List<String> texts = new ArrayList<>();
		try (Connection connection = open();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(query)) {
			while (row.next()) {
				texts.add(row.getString(1));
			}
		}
		return texts;
	}

	/**
	 * Lets what is due be done, and asserts that nothing was lost, doubled or left half
	 * done. An H2 file can be read only when its node has ended.
	 */
	void assertSound(Ledger ledger, Fault... faults) throws SQLException {
		if (this.postgres != null) {
			awaitQuiet();
		}
		try (Connection connection = open()) {
			assertThat(Invariants.violations(ledger, DatabaseState.read(connection))).isEmpty();
			assertThat(Tables.violations(connection)).isEmpty();
		}
		assertThat(ledger.unknown()).as("without answer to the end").isEmpty();
		assertThat(ledger.refused()).as("refused").isEmpty();
		assertThat(Fault.violations(ledger, List.of(faults))).isEmpty();
	}

	/** Waits until no job is due. */
	void awaitQuiet() {
		await().atMost(QUIET).pollInterval(Duration.ofMillis(250)).ignoreExceptions().until(() -> {
			try (Connection connection = open()) {
				return Tables.due(connection) == 0;
			}
		});
	}

	@Override
	public void close() throws IOException {
		for (StageDeskProcess node : this.frozen) {
			ProcessHandle.of(node.pid()).ifPresent(ProcessHandle::destroyForcibly);
		}
		try {
			this.nodes.forEach(StageDeskProcess::close);
		}
		finally {
			if (this.postgres != null) {
				this.postgres.close();
			}
		}
	}

}
