package io.stagedesk.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Listens on a connection of its own, outside the pool, and gets itself a new one when it
 * breaks.
 */
class Listener {

	/** How the connection is called in {@code pg_stat_activity}. */
	static final String NAME = "stagedesk-live";

	private static final Logger log = LoggerFactory.getLogger(Listener.class);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

	/** A connection that is silent for so long is asked whether it still lives. */
	private static final Duration SILENCE = Duration.ofSeconds(10);

	private final JdbcConnectionDetails database;

	private final PostgresWire wire;

	private volatile CountDownLatch stopped = new CountDownLatch(0);

	private volatile Connection connection;

	private Duration pause = SHORTEST_PAUSE;

	Listener(JdbcConnectionDetails database, PostgresWire wire) {
		this.database = database;
		this.wire = wire;
	}

	void start() {
		this.stopped = new CountDownLatch(1);
		Thread thread = new Thread(this::run, "live-listener");
		thread.setDaemon(true);
		thread.start();
	}

	/** Also ends the waiting for news. */
	void stop() {
		this.stopped.countDown();
		Connection current = this.connection;
		if (current != null) {
			try {
				current.abort(Runnable::run);
			}
			catch (SQLException ex) {
				log.debug("The connection was closed already", ex);
			}
		}
	}

	boolean isRunning() {
		return this.stopped.getCount() > 0;
	}

	private void run() {
		while (isRunning()) {
			try (Connection current = connect()) {
				this.connection = current;
				listen(current);
			}
			catch (SQLException | RuntimeException ex) {
				if (isRunning()) {
					log.warn("Live events are not heard, next attempt in {}: {}", this.pause, ex.toString());
				}
				rest();
			}
		}
	}

	private Connection connect() throws SQLException {
		Properties properties = new Properties();
		properties.put("user", Objects.toString(this.database.getUsername(), ""));
		properties.put("password", Objects.toString(this.database.getPassword(), ""));
		properties.put("ApplicationName", NAME);
		properties.put("connectTimeout", "10");
		properties.put("tcpKeepAlive", "true");
		return DriverManager.getConnection(this.database.getJdbcUrl(), properties);
	}

	private void listen(Connection current) throws SQLException {
		try (Statement statement = current.createStatement()) {
			statement.execute("listen " + PostgresWire.CHANNEL);
			statement.execute("listen " + PostgresWire.HERE);
			statement.execute("listen " + PostgresWire.SESSIONS);
		}
		this.wire.connected();
		this.pause = SHORTEST_PAUSE;
		PGConnection postgres = current.unwrap(PGConnection.class);
		while (isRunning()) {
			PGNotification[] heard = postgres.getNotifications((int) SILENCE.toMillis());
			if (heard == null || heard.length == 0) {
				require(current.isValid((int) SILENCE.toSeconds()));
				continue;
			}
			for (PGNotification one : heard) {
				this.wire.hear(one.getName(), one.getParameter());
			}
		}
	}

	private static void require(boolean alive) throws SQLException {
		if (!alive) {
			throw new SQLException("The connection does not answer");
		}
	}

	private void rest() {
		try {
			this.stopped.await(this.pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			this.stopped.countDown();
		}
		Duration longer = this.pause.multipliedBy(2);
		this.pause = (longer.compareTo(LONGEST_PAUSE) < 0) ? longer : LONGEST_PAUSE;
	}

}
