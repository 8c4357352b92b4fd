package io.stagedesk.live;

import java.util.List;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The wire of a node that is alone. */
class LocalWire implements Wire {

	private final Backlog backlog;

	LocalWire(Backlog backlog) {
		this.backlog = backlog;
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
