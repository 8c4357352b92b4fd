package io.stagedesk.messaging;

import java.util.Locale;

/** The mails that the desk sends; each has a template of its name. */
public enum MailKind {

	ACKNOWLEDGEMENT, REPLY, RESOLUTION, SURVEY, REMINDER, NO_ANSWER,

	/** To somebody of the desk, of no ticket: what needs attention. */
	DIGEST;

	/** As in {@code no-answer}: file name of the template and key of the subject. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
