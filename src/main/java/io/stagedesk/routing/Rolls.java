package io.stagedesk.routing;

import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.Colleagues;
import io.stagedesk.staff.roster.Rosters;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps each transaction's {@link Roll}. */
@Component
class Rolls {

	private final Colleagues colleagues;

	private final Loads loads;

	private final Capacity capacity;

	private final Rosters rosters;

	Rolls(Colleagues colleagues, Loads loads, Capacity capacity, Rosters rosters) {
		this.colleagues = colleagues;
		this.loads = loads;
		this.capacity = capacity;
		this.rosters = rosters;
	}

	Roll current() {
		Roll bound = (Roll) TransactionSynchronizationManager.getResource(this);
		if (bound != null) {
			return bound;
		}
		Roll roll = new Roll(this.colleagues, this.loads, this.capacity, this.rosters);
		TransactionSynchronizationManager.bindResource(this, roll);
		TransactionSynchronizationManager.registerSynchronization(new UntilTheEnd(roll));
		return roll;
	}

	private final class UntilTheEnd implements TransactionSynchronization {

		private final Roll roll;

		UntilTheEnd(Roll roll) {
			this.roll = roll;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(Rolls.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(Rolls.this, this.roll);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Rolls.this);
		}

	}

}
