package io.stagedesk.operation.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who may work, first come, first served; who cannot wait, and who waits too long, goes.
 */
class Turns {

	private final int most;

	private final int mostWaiting;

	private final Duration patience;

	private final Semaphore work;

	private final Semaphore places;

	Turns(int most, int mostWaiting, Duration patience) {
		this.most = most;
		this.mostWaiting = mostWaiting;
		this.patience = patience;
		this.work = new Semaphore(most, true);
		this.places = new Semaphore(mostWaiting);
	}

	/** False where there is none to be had; who has one gives it back. */
	boolean take() {
		try {
			if (this.work.tryAcquire(0, TimeUnit.NANOSECONDS)) {
				return true;
			}
			return this.places.tryAcquire() && await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private boolean await() throws InterruptedException {
		try {
			return this.work.tryAcquire(this.patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		finally {
			this.places.release();
		}
	}

	void giveBack() {
		this.work.release();
	}

	int most() {
		return this.most;
	}

	int atWork() {
		return this.most - this.work.availablePermits();
	}

	int waiting() {
		return this.mostWaiting - this.places.availablePermits();
	}

}
