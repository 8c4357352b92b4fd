package io.stagedesk.workflow.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.stagedesk.ticket.attachment.Uploads;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Removes drafts and files that nobody has touched for 30 days. */
@Component
class ForgottenDrafts {

	static final Duration KEPT = Duration.ofDays(30);

	private static final int BATCH = 200;

	private final DraftRows rows;

	private final Drafts drafts;

	private final Uploads uploads;

	private final TransactionOperations transaction;

	private final Clock clock;

	ForgottenDrafts(DraftRows rows, Drafts drafts, Uploads uploads, TransactionOperations transaction, Clock clock) {
		this.rows = rows;
		this.drafts = drafts;
		this.uploads = uploads;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT12M")
	void forgetOld() {
		Instant before = this.clock.instant().minus(KEPT);
		List<Draft> old = this.rows.untouchedSince(before, BATCH);
		old.forEach((draft) -> this.transaction.executeWithoutResult((status) -> this.drafts.forget(draft)));
		this.uploads.forgetBefore(before);
	}

}
