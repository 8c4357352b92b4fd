package io.stagedesk.workflow.web.help;

import java.time.Instant;
import java.util.List;

import io.stagedesk.workflow.web.mail.MailTrace.File;

/** What the requester sees by the signed link. */
record StatusView(String token, String number, String subject, String status, Instant createdAt, Told told,
		List<Step> steps, List<Entry> conversation, boolean mayAnswer, boolean mayEscalate, String surveyUrl) {

	/**
	 * By when what is to be expected.
	 *
	 * @param sentence empty where there is nothing to say
	 * @param at ends the sentence, or {@code null}
	 * @param when the same in the requester's zone, for those without JavaScript
	 */
	record Told(String kind, String sentence, Instant at, String when) {

		public boolean late() {
			return this.kind.endsWith("_LATE");
		}

	}

	/** A step of the progress bar: past, now or next. */
	record Step(String name, String state) {
	}

	/** Something said by the REQUESTER or, as REPLY, by the desk. */
	record Entry(String kind, String author, Instant at, String text, List<File> files) {
	}

}
