package io.stagedesk.ticket.snooze;

import io.stagedesk.api.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings tickets back when their time has come, on whichever node is first. */
@Component
class DueSnoozes {

	private static final int BATCH = 50;

	private static final Logger log = LoggerFactory.getLogger(DueSnoozes.class);

	private final Snoozes snoozes;

	DueSnoozes(Snoozes snoozes) {
		this.snoozes = snoozes;
	}

	@Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT3S")
	void endDue() {
		this.snoozes.due(BATCH).forEach(this::end);
	}

	private void end(Snooze snooze) {
		try {
			this.snoozes.end(snooze, SnoozeReason.DUE);
		}
		catch (RuntimeException ex) {
			if (!DatabaseFailures.isLostRace(ex) && !DatabaseFailures.isOutage(ex)) {
				log.error("{} did not come back to {}, once more later", snooze.number(), snooze.login(), ex);
			}
		}
	}

}
