package io.stagedesk.operation.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** All bodies on their way to this node: how long each may take, and their bytes. */
class Arrivals {

	private final Duration patience;

	private final AtomicLong room;

	/**
	 * @param patience from the head of a request to its last byte
	 * @param room bytes that may wait for the rest of their bodies
	 */
	Arrivals(Duration patience, long room) {
		this.patience = patience;
		this.room = new AtomicLong(room);
	}

	Duration patience() {
		return this.patience;
	}

	/** False where there is no room for so many more. */
	boolean take(int bytes) {
		if (this.room.addAndGet(-bytes) >= 0) {
			return true;
		}
		this.room.addAndGet(bytes);
		return false;
	}

	void giveBack(int bytes) {
		this.room.addAndGet(bytes);
	}

	long room() {
		return this.room.get();
	}

}
