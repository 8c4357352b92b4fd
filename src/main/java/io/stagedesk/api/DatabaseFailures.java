package io.stagedesk.api;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What a failure says about the database, however deep in its causes: the engine and the
 * commit wrap what they meet.
 */
public final class DatabaseFailures {

	private static final int H2_LOCK_TIMEOUT = 50200;

	private static final int DEEPEST = 20;

	private DatabaseFailures() {
	}

	/**
	 * Whether another transaction was faster: deadlock, lock timeout, or the same new key
	 * twice. The same work, done again from its start, may succeed.
	 */
	public static boolean isLostRace(Throwable failure) {
		return any(failure, (cause) -> cause instanceof ConcurrencyFailureException
				|| cause instanceof DuplicateKeyException || (cause instanceof SQLException sql && isLostRace(sql)));
	}

	/** Whether the database cannot be reached, goes down or has no room for us. */
	public static boolean isOutage(Throwable failure) {
		return any(failure,
				(cause) -> cause instanceof CannotCreateTransactionException
						|| cause instanceof DataAccessResourceFailureException
						|| cause instanceof SQLTransientConnectionException
						|| cause instanceof SQLNonTransientConnectionException
						|| (cause instanceof SQLException sql && isOutage(sql)));
	}

	/** 40: rollback by the database; 23505: duplicate key; 55P03: lock not available. */
	private static boolean isLostRace(SQLException failure) {
		String state = stateOf(failure);
		return state.startsWith("40") || state.equals("23505") || state.equals("55P03")
				|| failure.getErrorCode() == H2_LOCK_TIMEOUT;
	}

	/**
	 * 08: connection; 53: out of resources; 57P: shutdown; 90098 and 90121: H2 closed.
	 */
	private static boolean isOutage(SQLException failure) {
		String state = stateOf(failure);
		return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("90098")
				|| state.equals("90121");
	}

	private static String stateOf(SQLException failure) {
		return Objects.requireNonNullElse(failure.getSQLState(), "");
	}

	private static boolean any(Throwable failure, Predicate<Throwable> test) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST).anyMatch(test);
	}

}
