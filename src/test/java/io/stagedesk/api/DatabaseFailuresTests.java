package io.stagedesk.api;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

/** What breaks in the middle of a request is told from what is wrong with it. */
class DatabaseFailuresTests {

	@ParameterizedTest
	@ValueSource(strings = { "08006", "08003", "57P01", "57P03", "53100", "53300", "58030", "25P03", "90098", "90028" })
	void knowsAnOutageByItsState(String state) {
		assertThat(DatabaseFailures.isOutage(wrapped(new SQLException("gone", state)))).isTrue();
		assertThat(DatabaseFailures.isLostRace(wrapped(new SQLException("gone", state)))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "22001", "23505", "40P01", "42601", "57014", "25P02" })
	void takesNothingElseForAnOutage(String state) {
		assertThat(DatabaseFailures.isOutage(wrapped(new SQLException("no", state)))).isFalse();
	}

	@Test
	void knowsAConnectionThatThePoolHasGivenUp() {
		assertThat(DatabaseFailures
			.isOutage(new UncategorizedSQLException("insert", "insert", new SQLException("Connection is closed"))))
			.isTrue();
	}

	/**
	 * The rollback of a broken connection fails, too, and hides what the work failed by.
	 */
	@ParameterizedTest
	@MethodSource("hidden")
	void looksBehindARollbackThatFailed(String state, boolean outage, boolean race) {
		TransactionSystemException rollback = new TransactionSystemException("Could not roll back");
		rollback.initApplicationException(wrapped(new SQLException("no", state)));
		assertThat(DatabaseFailures.isOutage(new IllegalStateException(rollback))).isEqualTo(outage);
		assertThat(DatabaseFailures.isLostRace(new IllegalStateException(rollback))).isEqualTo(race);
	}

	static Stream<Object[]> hidden() {
		return Stream.of(new Object[] { "08006", true, false }, new Object[] { "40P01", false, true },
				new Object[] { "22001", false, false });
	}

	@Test
	void looksIntoABatch() {
		BatchUpdateException batch = new BatchUpdateException("one of many", "", 0, new int[0]);
		batch.setNextException(new SQLException("gone", "08006"));
		assertThat(DatabaseFailures.isOutage(wrapped(batch))).isTrue();
	}

	@Test
	void endsOnCausesThatGoInACircle() {
		SQLException one = new SQLException("one", "22001");
		SQLException other = new SQLException("other", "22001", one);
		one.initCause(other);
		assertThat(DatabaseFailures.isOutage(one)).isFalse();
	}

	private static RuntimeException wrapped(SQLException failure) {
		return new IllegalStateException("outer", new IllegalArgumentException("inner", failure));
	}

}
