package io.stagedesk.workflow.web;

import java.time.Instant;
import java.util.List;

import io.stagedesk.workflow.web.TicketView.Entry;

/**
 * What the requester sees by the signed link.
 *
 * @param promised FIRST_RESPONSE or RESOLUTION
 * @param promisedAt when, or {@code null} where nothing is promised
 */
record StatusView(String token, String number, String subject, String status, Instant createdAt, String promised,
		Instant promisedAt, List<StatusStep> steps, List<Entry> conversation, boolean mayAnswer, String surveyUrl) {

	/** A step of the progress bar: past, now or next. */
	record StatusStep(String name, String state) {
	}

}
