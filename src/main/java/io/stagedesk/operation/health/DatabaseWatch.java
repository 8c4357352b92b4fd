package io.stagedesk.operation.health;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the database again and again whether it is there, on a connection of its own: who
 * wants to know reads the last answer and never waits, not for the pool either.
 */
@Component
class DatabaseWatch implements SmartLifecycle {

	/** How the connection is called in {@code pg_stat_activity}. */
	static final String NAME = "stagedesk-health";

	private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

	private final JdbcConnectionDetails database;

	private final HealthSettings settings;

	private volatile ScheduledThreadPoolExecutor thread;

	private volatile Connection connection;

	private volatile long answeredAt;

	private volatile boolean answered;

	DatabaseWatch(JdbcConnectionDetails database, HealthSettings settings) {
		this.database = database;
		this.settings = settings;
	}

	/** Whether the database answered the last time, and not too long ago. */
	boolean isUsable() {
		return this.answered && System.nanoTime() - this.answeredAt < this.settings.patience().toNanos();
	}

	private void look() {
		boolean before = this.answered;
		try {
			ask();
			this.answeredAt = System.nanoTime();
			this.answered = true;
		}
		catch (SQLException | RuntimeException ex) {
			this.answered = false;
			hangUp();
			if (before) {
				log.warn("The database cannot be used: {}", ex.toString());
			}
		}
		if (!before && this.answered) {
			log.info("The database can be used");
		}
	}

	private void ask() throws SQLException {
		if (this.connection == null) {
			this.connection = connect();
		}
		try (Statement statement = this.connection.createStatement();
				ResultSet row = statement.executeQuery("select 1")) {
			row.next();
		}
	}

	private Connection connect() throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", Objects.requireNonNullElse(this.database.getUsername(), ""));
		properties.setProperty("password", Objects.requireNonNullElse(this.database.getPassword(), ""));
		if (this.database.getJdbcUrl().startsWith("jdbc:postgresql:")) {
			String seconds = String.valueOf(Math.max(1, this.settings.patience().toSeconds()));
			properties.setProperty("ApplicationName", NAME);
			properties.setProperty("connectTimeout", seconds);
			properties.setProperty("loginTimeout", seconds);
			properties.setProperty("socketTimeout", seconds);
		}
		return DriverManager.getConnection(this.database.getJdbcUrl(), properties);
	}

	private void hangUp() {
		Connection broken = this.connection;
		this.connection = null;
		if (broken == null) {
			return;
		}
		try {
			broken.abort(Runnable::run);
		}
		catch (SQLException ex) {
			log.debug("The connection was closed already", ex);
		}
	}

	@Override
	public void start() {
		look();
		ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1,
				new CustomizableThreadFactory("health-"));
		long pause = this.settings.pause().toMillis();
		started.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
		this.thread = started;
	}

	@Override
	public void stop() {
		this.thread.shutdownNow();
		hangUp();
	}

	@Override
	public boolean isRunning() {
		return this.thread != null && !this.thread.isShutdown();
	}

	/** Before the server is there, until after it is gone. */
	@Override
	public int getPhase() {
		return 0;
	}

}
