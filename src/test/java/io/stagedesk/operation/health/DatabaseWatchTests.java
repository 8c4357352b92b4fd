package io.stagedesk.operation.health;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class DatabaseWatchTests {

	private static final String URL = "jdbc:h2:mem:watched;DB_CLOSE_DELAY=-1";

	private final DatabaseWatch watch = new DatabaseWatch(new Watched(),
			new HealthSettings(Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(3)));

	private volatile boolean there = true;

	@AfterEach
	void stop() throws SQLException {
		if (this.watch.isRunning()) {
			this.watch.stop();
		}
		shutDown();
	}

	@Test
	void seesTheDatabaseGoAndComeBack() throws SQLException {
		this.watch.start();
		assertThat(this.watch.isUsable()).isTrue();
		this.there = false;
		shutDown();
		awaitUsable(false);
		this.there = true;
		awaitUsable(true);
	}

	@Test
	void doesNotTrustAnAnswerThatIsOld() {
		DatabaseWatch slow = new DatabaseWatch(new Watched(),
				new HealthSettings(Duration.ZERO, Duration.ofHours(1), Duration.ofMillis(500)));
		slow.start();
		assertThat(slow.isUsable()).isTrue();
		while (slow.isUsable()) {
			Thread.onSpinWait();
		}
		slow.stop();
		assertThat(slow.isUsable()).isFalse();
	}

	private void awaitUsable(boolean usable) {
		while (this.watch.isUsable() != usable) {
			Thread.onSpinWait();
		}
		assertThat(this.watch.isUsable()).isEqualTo(usable);
	}

	private static void shutDown() throws SQLException {
		try (Connection connection = DriverManager.getConnection(URL, "sa", "");
				Statement statement = connection.createStatement()) {
			statement.execute("shutdown immediately");
		}
	}

	private final class Watched implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "sa";
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getJdbcUrl() {
			return DatabaseWatchTests.this.there ? URL : "jdbc:h2:mem:gone;IFEXISTS=TRUE";
		}

	}

}
