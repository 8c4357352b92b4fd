package io.stagedesk.workflow.demo;

import org.springframework.beans.factory.annotation.Value;
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

	private final DemoTickets stories;

	private final boolean tickets;

	private volatile boolean running;

	DemoData(DemoPeople people, DemoTickets stories, @Value("${stagedesk.demo.tickets:true}") boolean tickets) {
		this.people = people;
		this.stories = stories;
		this.tickets = tickets;
	}

	@Override
	public void start() {
		try {
			if (this.people.arrive() && this.tickets) {
				this.stories.live();
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
