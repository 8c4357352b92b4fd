package io.stagedesk.workflow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.stagedesk.sla.Promises;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Records breaches as they fall due, many at once, wherever timers run. The engine's
 * timers move the processes and may come late when thousands are due in one minute; that
 * a promise is broken stands in its ledger by then, whatever a model does.
 */
@Component
class BreachWatch implements SmartLifecycle {

	private static final int MOST = 100;

	private static final Duration PAUSE = Duration.ofMillis(250);

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Logger log = LoggerFactory.getLogger(BreachWatch.class);

	private final Promises promises;

	private final WorkflowSettings settings;

	private CountDownLatch ending;

	private Thread thread;

	BreachWatch(Promises promises, WorkflowSettings settings) {
		this.promises = promises;
		this.settings = settings;
	}

	@Override
	public synchronized void start() {
		if (this.settings.timers()) {
			this.ending = new CountDownLatch(1);
			this.thread = new Thread(this::watch, "breach-watch");
			this.thread.start();
		}
	}

	private void watch() {
		boolean healthy = true;
		Duration pause = PAUSE;
		while (!ends(pause)) {
			try {
				pause = (this.promises.recordBreaches(MOST) > 0) ? Duration.ZERO : PAUSE;
				healthy = true;
			}
			catch (RuntimeException ex) {
				if (healthy) {
					log.warn("Breaches cannot be recorded now; trying again", ex);
				}
				healthy = false;
				pause = AFTER_FAILURE;
			}
		}
	}

	private boolean ends(Duration pause) {
		try {
			return this.ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

	@Override
	public synchronized void stop() {
		this.ending.countDown();
		try {
			this.thread.join(PATIENCE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	@Override
	public int getPhase() {
		return Release.PHASE + 2;
	}

}
