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

	private final DemoKnowledge knowledge;

	private final DemoMacros macros;

	private final boolean tickets;

	private volatile boolean running;

	DemoData(DemoPeople people, DemoTickets stories, DemoKnowledge knowledge, DemoMacros macros,
			@Value("${stagedesk.demo.tickets:true}") boolean tickets) {
		this.knowledge = knowledge;
		this.people = people;
		this.stories = stories;
		this.macros = macros;
		this.tickets = tickets;
	}

	@Override
	public void start() {
		try {
			if (this.people.arrive()) {
				tell();
			}
		}
		catch (DuplicateKeyException ex) {
			// The other node is at it.
		}
		this.running = true;
	}

	private void tell() {
		this.knowledge.write();
		if (this.tickets) {
			this.macros.arrive();
			this.stories.live();
		}
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
