package io.stagedesk.messaging.mime.part;

import java.time.Duration;

import io.stagedesk.messaging.mime.RefusedMailException.Reason;

/** Ends a reading that takes too long. */
public final class Watch implements Runnable {

	private final long started = System.nanoTime();

	private final Duration time;

	public Watch(Duration time) {
		this.time = time;
	}

	@Override
	public void run() {
		if (System.nanoTime() - this.started > this.time.toNanos()) {
			throw new Refusal(Reason.TOO_SLOW,
					"Reading it takes longer than %s s.".formatted(this.time.toMillis() / 1000.0));
		}
	}

}
