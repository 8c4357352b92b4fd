package io.stagedesk.api;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What a failure says about the database, however deep in its causes: the engine and the
 * commit wrap what they meet.
 */
public final class DatabaseFailures {

	private static final int H2_LOCK_TIMEOUT = 50200;

	private static final int MOST = 40;

	/**
	 * 25P03: a transaction that stood still was ended by the server; H2 is closed (90098,
	 * 90121), cannot write its file (90028, 90031), lost the connection (90067).
	 */
	private static final Set<String> OUTAGES = Set.of("25P03", "90098", "90121", "90028", "90031", "90067");

	/** What the pool says, without a state, of a connection that broke before. */
	private static final String GONE = "Connection is closed";

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

	/** 08: connection; 53: out of resources; 57P: shutdown; 58: the server's own disk. */
	private static boolean isOutage(SQLException failure) {
		String state = stateOf(failure);
		return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58")
				|| OUTAGES.contains(state) || GONE.equals(failure.getMessage());
	}

	private static String stateOf(SQLException failure) {
		return Objects.requireNonNullElse(failure.getSQLState(), "");
	}

	private static boolean any(Throwable failure, Predicate<Throwable> test) {
		Deque<Throwable> open = new ArrayDeque<>(Set.of(failure));
		for (int seen = 0; seen < MOST && !open.isEmpty(); seen++) {
			Throwable next = open.pop();
			if (test.test(next)) {
				return true;
			}
			Stream.of(next.getCause(), workOf(next), following(next)).filter(Objects::nonNull).forEach(open::add);
		}
		return false;
	}

	/** What the work had failed by, where its transaction could not be rolled back. */
	private static Throwable workOf(Throwable failure) {
		return (failure instanceof TransactionSystemException end) ? end.getApplicationException() : null;
	}

	private static Throwable following(Throwable failure) {
		return (failure instanceof SQLException sql) ? sql.getNextException() : null;
	}

}
