package io.stagedesk.live;

import java.util.List;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The wire of a node that is alone. */
class LocalWire implements Wire {

	private final Backlog backlog;

	private final Company company;

	private final Streams streams;

	LocalWire(Backlog backlog, Company company, Streams streams) {
		this.backlog = backlog;
		this.company = company;
		this.streams = streams;
	}

	@Override
	public void end(String session) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			this.streams.endSession(session);
			return;
		}
		afterCommit(() -> this.streams.endSession(session));
	}

	@Override
	public void say(Here here) {
		this.company.hear(here);
	}

	@Override
	public void send(List<Change> changes) {
		afterCommit(() -> changes.forEach(this.backlog::add));
	}

	private static void afterCommit(Runnable act) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				act.run();
			}

		});
	}

}
