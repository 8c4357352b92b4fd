package io.stagedesk.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.awaitility.Awaitility.await;

/**
 * A PostgreSQL of our own with the durability that production has; the embedded one
 * switches it off by default, which would make every figure and every kill meaningless.
 */
public final class DurablePostgres implements AutoCloseable {

	private static final Map<String, String> DURABILITY = Map.of("fsync", "on", "synchronous_commit", "on",
			"full_page_writes", "on");

	private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

	private final EmbeddedPostgres postgres;

	private final Path data;

	private DurablePostgres(EmbeddedPostgres postgres, Path data) {
		this.postgres = postgres;
		this.data = data;
	}

	/**
	 * Starts a new, empty cluster in the given folder and refuses to go on when it is not
	 * durable.
	 * @param data the folder of the cluster; emptied first
	 * @return the running cluster
	 */
	public static DurablePostgres startIn(Path data) throws IOException, SQLException {
		Files.createDirectories(data);
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(true)
			.setServerConfig("shared_buffers", System.getProperty("bench.buffers", "2GB"))
			.setServerConfig("effective_cache_size", "4GB")
			.setServerConfig("work_mem", "16MB")
			.setServerConfig("maintenance_work_mem", "256MB")
			.setServerConfig("max_wal_size", "4GB")
			.setServerConfig("checkpoint_timeout", "15min")
			.setServerConfig("random_page_cost", "1.1")
			.setServerConfig("max_connections", "200");
		DURABILITY.forEach(builder::setServerConfig);
		DurablePostgres started = new DurablePostgres(builder.start(), data);
		started.refuseWhenNotDurable();
		return started;
	}

	private void refuseWhenNotDurable() throws SQLException {
		Map<String, String> settings = settings();
		DURABILITY.forEach((name, value) -> {
			if (!value.equals(settings.get(name))) {
				throw new IllegalStateException("PostgreSQL runs with " + name + "=" + settings.get(name));
			}
		});
	}

	/**
	 * What decides the speed of this cluster, as the server itself tells it.
	 * @return setting by name
	 */
	public Map<String, String> settings() throws SQLException {
		Map<String, String> settings = new LinkedHashMap<>();
		try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
			for (String name : new String[] { "server_version", "fsync", "synchronous_commit", "full_page_writes",
					"wal_sync_method", "shared_buffers" }) {
				try (ResultSet row = statement.executeQuery("show " + name)) {
					row.next();
					settings.put(name, row.getString(1));
				}
			}
		}
		return settings;
	}

	/**
	 * Creates an empty database.
	 * @param database its name, a plain word
	 * @return its JDBC address
	 */
	public String create(String database) throws SQLException {
		try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
			statement.execute("create database " + database);
		}
		return url(database);
	}

	/**
	 * Copies a database that nobody is connected to.
	 * @param database what is copied
	 * @param copy the name of the copy, a plain word
	 */
	public void copy(String database, String copy) throws SQLException {
		try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
			statement.execute("create database " + copy + " template " + database);
		}
	}

	/**
	 * Tidies up as the server does by itself in time, so that it does not do so while
	 * somebody measures.
	 * @param database its name
	 */
	public void maintain(String database) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute("vacuum analyze");
			statement.execute("checkpoint");
		}
	}

	/** The folder of the cluster. */
	public Path data() {
		return this.data;
	}

	public String url(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.postgres.getPort() + "/" + database;
	}

	public String user() {
		return "postgres";
	}

	public String password() {
		return "postgres";
	}

	public Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(url(database), user(), password());
	}

	/** The process id of the cluster's first process. */
	public long pid() throws IOException {
		return Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).get(0).strip());
	}

	/**
	 * Ends all its processes at once and without a checkpoint, as the loss of its machine
	 * would.
	 */
	public void stopImmediately() throws IOException, InterruptedException {
		long pid = pid();
		Signal.QUIT.send(pid);
		ProcessHandle.of(pid).ifPresent((process) -> process.onExit().join());
	}

	/** Whether its first process lives. */
	public boolean isRunning() throws IOException {
		return Files.exists(this.data.resolve("postmaster.pid")) && ProcessHandle.of(pid()).isPresent();
	}

	/** Starts the stopped cluster again, on the same port and with the same settings. */
	public void startAgain() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		if (ROOT) {
			// It refuses to run as root; a name space of its own makes it somebody else.
			command.addAll(List.of("unshare", "-U"));
		}
		Matcher word = WORD.matcher(Files.readString(this.data.resolve("postmaster.opts")));
		while (word.find()) {
			command.add((word.group(1) != null) ? word.group(1) : word.group());
		}
		Files.deleteIfExists(this.data.resolve("postmaster.pid"));
		new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(this.data.resolveSibling("restart.log").toFile()))
			.start();
		await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50)).ignoreExceptions().until(() -> {
			refuseWhenNotDurable();
			return true;
		});
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
	}

}
