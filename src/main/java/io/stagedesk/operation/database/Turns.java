package io.stagedesk.operation.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.transaction.CannotCreateTransactionException;

/** Who may write: one thread at a time, first come, first served. */
class Turns {

	private final ReentrantLock turn = new ReentrantLock(true);

	private final Duration patience;

	/**
	 * @param patience how long one waits for the others
	 */
	Turns(Duration patience) {
		this.patience = patience;
	}

	/**
	 * Waits for the turn; who has it already has it once more.
	 * @throws CannotCreateTransactionException where the others take too long; clients
	 * are told to come back
	 */
	void take() {
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

	void give() {
		this.turn.unlock();
	}

}
