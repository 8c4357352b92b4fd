package io.stagedesk.live;

import java.util.List;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The wire of a node that is alone. */
class LocalWire implements Wire {

	private final Backlog backlog;

	private final Company company;

	LocalWire(Backlog backlog, Company company) {
		this.backlog = backlog;
		this.company = company;
	}

	@Override
	public void say(Here here) {
		this.company.hear(here);
	}

	@Override
	public void send(List<Change> changes) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				changes.forEach(LocalWire.this.backlog::add);
			}

		});
	}

}
