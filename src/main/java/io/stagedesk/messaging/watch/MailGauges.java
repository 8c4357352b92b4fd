package io.stagedesk.messaging.watch;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** The mail room as metrics. */
@Component
class MailGauges implements MeterBinder {

	private final MailRoomWatch watch;

	MailGauges(MailRoomWatch watch) {
		this.watch = watch;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "stored", "mails that wait to be read", MailCounts::stored);
		gauge(registry, "quarantined", "mails that somebody has to look at", MailCounts::quarantined);
		gauge(registry, "failed", "mails that could not be processed", MailCounts::failed);
		gauge(registry, "queued", "mails that wait to be sent", MailCounts::queued);
		gauge(registry, "bounced", "mails that came back", MailCounts::bounced);
		gauge(registry, "given-up", "mails that could not be sent", MailCounts::givenUp);
		gauge(registry, "oldest-seconds", "how long the oldest waiting mail has waited",
				(counts) -> counts.oldest().toSeconds());
		gauge(registry, "outbox-oldest-seconds", "how long the oldest mail has waited that wants to leave",
				(counts) -> counts.oldestQueued().toSeconds());
		gauge(registry, "mailboxes-failing", "mailboxes that cannot be reached", MailCounts::failingMailboxes);
	}

	private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<MailCounts> value) {
		Gauge.builder("stagedesk.mail." + name, this.watch, (now) -> value.applyAsDouble(now.lately()))
			.description(description)
			.register(registry);
	}

}
