package io.stagedesk.messaging.watch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The mail room in the node's health: for those who read on, and never a reason to call
 * the node down.
 */
@Component("mailHealthIndicator")
class MailHealth implements HealthIndicator {

	private final MailRoomWatch watch;

	MailHealth(MailRoomWatch watch) {
		this.watch = watch;
	}

	@Override
	public Health health() {
		try {
			MailCounts counts = this.watch.lately();
			return Health.up()
				.withDetail("stored", counts.stored())
				.withDetail("quarantined", counts.quarantined())
				.withDetail("queued", counts.queued())
				.withDetail("oldestSeconds", counts.oldest().toSeconds())
				.withDetail("mailboxesFailing", counts.failingMailboxes())
				.build();
		}
		catch (RuntimeException ex) {
			return Health.unknown().build();
		}
	}

}
