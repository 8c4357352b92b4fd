package io.stagedesk.workflow.web.help;

import java.time.Instant;
import java.util.List;

/**
 * What the requester sees by the signed link.
 *
 * @param promised FIRST_RESPONSE or RESOLUTION
 * @param promisedAt when, or {@code null} where nothing is promised any more
 * @param late whether the promised instant has passed
 */
record StatusView(String token, String number, String subject, String status, Instant createdAt, String promised,
		Instant promisedAt, boolean late, List<Step> steps, List<Entry> conversation, boolean mayAnswer,
		String surveyUrl) {

	/** A step of the progress bar: past, now or next. */
	record Step(String name, String state) {
	}

	/** Something said by the REQUESTER or, as REPLY, by the desk. */
	record Entry(String kind, String author, Instant at, String text) {
	}

}
