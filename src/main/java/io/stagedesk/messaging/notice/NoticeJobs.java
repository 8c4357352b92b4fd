package io.stagedesk.messaging.notice;

import java.time.Duration;

import io.stagedesk.api.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What this node does about notices by itself. */
@Component
class NoticeJobs {

	private static final Duration READ_KEPT = Duration.ofDays(30);

	private static final Duration UNREAD_KEPT = Duration.ofDays(90);

	private static final int MOST_BATCHES = 50;

	private static final Logger log = LoggerFactory.getLogger(NoticeJobs.class);

	private final Digests digests;

	private final Notices notices;

	private final DigestSettings settings;

	NoticeJobs(Digests digests, Notices notices, DigestSettings settings) {
		this.digests = digests;
		this.notices = notices;
		this.settings = settings;
	}

	@Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT10S")
	void writeDigests() {
		if (this.settings.enabled()) {
			this.digests.due().forEach(this::write);
		}
	}

	/** Read notices are kept for 30 days, others for 90. */
	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT11M")
	void forgetOld() {
		int forgotten = 1;
		for (int batch = 0; forgotten > 0 && batch < MOST_BATCHES; batch++) {
			forgotten = this.notices.forget(READ_KEPT, UNREAD_KEPT);
		}
	}

	/** One person's digest keeps no other one back; it is due again at the next turn. */
	private void write(String login) {
		try {
			this.digests.write(login);
		}
		catch (RuntimeException ex) {
			if (!DatabaseFailures.isLostRace(ex)) {
				log.warn("The digest of {} was not written", login, ex);
			}
		}
	}

}
