package io.stagedesk.staff.presence;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for silent people twice a minute. */
@Component
class AwaySweep {

	private final SignsOfLife signs;

	private final boolean enabled;

	AwaySweep(SignsOfLife signs, PresenceSettings settings) {
		this.signs = signs;
		this.enabled = settings.sweep();
	}

	@Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
	void sweep() {
		if (this.enabled) {
			this.signs.sweep();
		}
	}

}
