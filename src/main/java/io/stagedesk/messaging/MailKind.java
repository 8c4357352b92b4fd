package io.stagedesk.messaging;

import java.util.Locale;

/** The mails that the desk sends; each has a template of its name. */
public enum MailKind {

	ACKNOWLEDGEMENT, REPLY, RESOLUTION, SURVEY, REMINDER, NO_ANSWER,

	/** To somebody of the desk, of no ticket: what needs attention. */
	DIGEST;

	/** Whether no human of ours wrote it, and it counts against the budgets. */
	boolean isAutomatic() {
		return this != REPLY && this != RESOLUTION && this != DIGEST;
	}

	/** What the Auto-Submitted header says (RFC 3834), or empty. */
	String autoSubmitted() {
		return switch (this) {
			case REPLY -> "";
			case ACKNOWLEDGEMENT -> "auto-replied";
			default -> "auto-generated";
		};
	}

	/** As in {@code no-answer}: file name of the template and key of the subject. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
