package io.stagedesk.operation.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One writes at a time, in a transaction or without; those that read do not wait. */
class WritersInTurnTests {

	private final JdbcDataSource file = new JdbcDataSource();

	private final Turns turns = new Turns(Duration.ofMillis(50));

	private final StatementsInTurn database = new StatementsInTurn(this.file, this.turns);

	private final WritersInTurn transactions = new WritersInTurn(this.database, this.turns);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database);

	@BeforeEach
	void create() {
		this.file.setURL("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
		this.jdbc.execute("create table line (text varchar(20))");
	}

	@Test
	void keepsOthersFromWritingUntilItIsCommitted() {
		writing().executeWithoutResult((status) -> {
			write("mine");
			assertThatOthersMustWait();
		});
		assertThat(others(writing())).isOne();
	}

	@Test
	void letsOthersWriteOnceItIsRolledBack() {
		writing().executeWithoutResult((status) -> {
			write("mine");
			status.setRollbackOnly();
		});
		assertThat(others(writing())).isZero();
	}

	@Test
	void letsOthersReadMeanwhile() {
		writing().executeWithoutResult((status) -> {
			write("mine");
			assertThat(others(reading())).isZero();
		});
	}

	@Test
	void doesNotWaitForItself() {
		writing().executeWithoutResult((status) -> {
			TransactionTemplate apart = writing();
			apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			apart.executeWithoutResult((inner) -> write("inside"));
			assertThat(others(reading())).isOne();
			assertThatOthersMustWait();
		});
		assertThat(others(writing())).isOne();
	}

	@Test
	void writesInsideOfWhatReads() {
		reading().executeWithoutResult((status) -> {
			TransactionTemplate apart = writing();
			apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			apart.executeWithoutResult((inner) -> write("inside"));
			assertThat(others(writing())).isOne();
		});
	}

	@Test
	void keepsWhatIsNoTransactionFromWriting() {
		writing().executeWithoutResult((status) -> {
			write("mine");
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> CompletableFuture.runAsync(() -> write("theirs")).join())
				.withCauseInstanceOf(CannotCreateTransactionException.class);
			assertThat(CompletableFuture.supplyAsync(this::lines).join()).isZero();
		});
		CompletableFuture.runAsync(() -> write("theirs")).join();
		assertThat(lines()).isEqualTo(2);
	}

	@Test
	void keepsNoTurnForAStatementThatFails() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> write("longer than twenty letters"));
		assertThat(others(writing())).isZero();
	}

	@Test
	void hidesNothingOfTheDatabase() throws SQLException {
		assertThat(this.database.unwrap(JdbcDataSource.class)).isSameAs(this.file);
		try (Connection connection = this.database.getConnection()) {
			assertThat(connection).isEqualTo(connection);
			assertThat(connection.unwrap(JdbcConnection.class)).isNotNull();
			assertThat(connection.prepareStatement("select 1")).isInstanceOf(PreparedStatement.class);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.prepareStatement("selekt"));
		}
	}

	@Test
	void givesItsTurnBackWhereItCannotBegin() {
		WritersInTurn broken = new WritersInTurn(new Broken(), this.turns);
		TransactionTemplate transaction = new TransactionTemplate(broken);
		for (int time = 0; time < 2; time++) {
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> CompletableFuture.runAsync(() -> transaction.executeWithoutResult((status) -> {
				})).join())
				.withRootCauseInstanceOf(SQLException.class);
		}
	}

	private void assertThatOthersMustWait() {
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> others(writing()))
			.withCauseInstanceOf(CannotCreateTransactionException.class);
	}

	/** How many lines another thread sees. */
	private Integer others(TransactionTemplate transaction) {
		return CompletableFuture.supplyAsync(() -> transaction.execute((status) -> lines())).join();
	}

	private Integer lines() {
		return this.jdbc.queryForObject("select count(*) from line", Integer.class);
	}

	private void write(String text) {
		this.jdbc.update("insert into line values (?)", text);
	}

	private TransactionTemplate writing() {
		return new TransactionTemplate(this.transactions);
	}

	private TransactionTemplate reading() {
		TransactionTemplate reading = writing();
		reading.setReadOnly(true);
		return reading;
	}

	/** Has no connection. */
	private static final class Broken extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("broken");
		}

		@Override
		public Connection getConnection(String user, String password) throws SQLException {
			return getConnection();
		}

	}

}
