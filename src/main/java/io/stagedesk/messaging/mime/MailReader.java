package io.stagedesk.messaging.mime;

import java.io.InputStream;

public class MailReader {

	public MailReader(MailLimits limits) {
	}

	public ReadMail read(InputStream raw) throws RefusedMailException {
		throw new RefusedMailException(RefusedMailException.Reason.UNREADABLE, "");
	}

}
