package io.stagedesk.operation.health;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds up the end of a node that is told to stop: it has said that it is not ready, and
 * serves until balancers have heard it.
 */
@Component
class Drain implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Drain.class);

	private final HealthSettings settings;

	private volatile boolean running;

	Drain(HealthSettings settings) {
		this.settings = settings;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.settings.drain().isZero()) {
			return;
		}
		log.info("Not ready any more; stops in {}", this.settings.drain());
		try {
			TimeUnit.MILLISECONDS.sleep(this.settings.drain().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before all else stops: the streams, the server, the timers. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
