package io.stagedesk.messaging.web.room;

import java.util.List;

/**
 * What is in a mail, read again for whoever looks at it.
 *
 * @param readable false where only its beginning can be shown, as it came
 */
record MailPreview(boolean readable, String text, String folded, boolean laidOut, boolean remoteImages,
		List<File> files) {

	MailPreview {
		files = List.copyOf(files);
	}

	/** A file in the mail. */
	record File(String name, String type, long size) {
	}

}
