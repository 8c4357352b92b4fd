package io.stagedesk.workflow.demo;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database before the node serves anybody; of two nodes that start at
 * once, one does.
 */
@Component
@Profile("demo")
class DemoData implements SmartLifecycle {

	private final DemoPeople people;

	private volatile boolean running;

	DemoData(DemoPeople people) {
		this.people = people;
	}

	@Override
	public void start() {
		try {
			if (this.people.arrive()) {
				// tickets
			}
		}
		catch (DuplicateKeyException ex) {
			// The other node is at it.
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 1;
	}

}
