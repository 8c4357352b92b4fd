package io.stagedesk.operation.database;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * One transaction after the other, but for those that only read. H2 stores its tables one
 * by one while other transactions go on, so that a row can be in the file without what
 * would undo it: after a {@code kill -9} a later transaction takes it for its own
 * (h2database issue 2080, ADR 33). Where nobody else writes meanwhile the file is whole.
 */
class WritersInTurn extends JdbcTransactionManager {

	private final Turns turns;

	WritersInTurn(DataSource database, Turns turns) {
		super(database);
		this.turns = turns;
	}

	/** A transaction inside of another one is the same thread's turn. */
	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		if (definition.isReadOnly()) {
			super.doBegin(transaction, definition);
			return;
		}
		this.turns.take();
		try {
			super.doBegin(transaction, definition);
		}
		catch (RuntimeException | Error ex) {
			this.turns.give();
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
				this.turns.give();
			}
		}
	}

}
