package io.stagedesk.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

/** How often one person may say where they are; each node counts for itself. */
@Component
class Patience {

	private static final Duration SPAN = Duration.ofSeconds(10);

	private final Map<String, Integer> said = new HashMap<>();

	private final Clock clock;

	private final int most;

	private Instant until = Instant.MIN;

	Patience(Clock clock, LiveSettings settings) {
		this.clock = clock;
		this.most = settings.herePerPerson();
	}

	/** Counts it; false where it was too often. */
	synchronized boolean hears(String login) {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.until) || now.plus(SPAN).isBefore(this.until)) {
			this.said.clear();
			this.until = now.plus(SPAN);
		}
		return this.said.merge(login, 1, Integer::sum) <= this.most;
	}

}
