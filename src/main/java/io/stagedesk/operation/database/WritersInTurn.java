package io.stagedesk.operation.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * One transaction after the other, but for those that only read. H2 stores its tables one
 * by one while other transactions go on, so that a row can be in the file without what
 * would undo it: after a {@code kill -9} a later transaction takes it for its own
 * (h2database issue 2080, ADR 33). Where nobody else writes meanwhile the file is whole.
 */
class WritersInTurn extends JdbcTransactionManager {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final ReentrantLock turn = new ReentrantLock(true);

	private final Duration patience;

	WritersInTurn(DataSource database) {
		this(database, PATIENCE);
	}

	/**
	 * @param patience how long a transaction waits for the others before it cannot begin
	 */
	WritersInTurn(DataSource database, Duration patience) {
		super(database);
		this.patience = patience;
	}

	/**
	 * @throws CannotCreateTransactionException where the others take too long; clients
	 * are told to come back
	 */
	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		if (definition.isReadOnly()) {
			super.doBegin(transaction, definition);
			return;
		}
		await();
		try {
			super.doBegin(transaction, definition);
		}
		catch (RuntimeException | Error ex) {
			this.turn.unlock();
			throw ex;
		}
	}

	@Override
	protected void doCleanupAfterCompletion(Object transaction) {
		boolean wrote = !((JdbcTransactionObjectSupport) transaction).isReadOnly();
		try {
			super.doCleanupAfterCompletion(transaction);
		}
		finally {
			if (wrote) {
				this.turn.unlock();
			}
		}
	}

	/** A transaction inside of another one is the same thread's turn. */
	private void await() {
		try {
			if (!this.turn.tryLock(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new CannotCreateTransactionException(
						"Others were writing for %d ms".formatted(this.patience.toMillis()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CannotCreateTransactionException("Interrupted while others were writing", ex);
		}
	}

}
