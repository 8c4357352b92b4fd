package io.stagedesk.messaging.mailbox;

import java.util.Locale;

/** How a mailbox is read. */
public enum MailProtocol {

	IMAP(143), IMAPS(993), POP3(110), POP3S(995);

	private final int usualPort;

	MailProtocol(int usualPort) {
		this.usualPort = usualPort;
	}

	public int usualPort() {
		return this.usualPort;
	}

	/** As settings and mail sessions write it: {@code imaps}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public boolean isImap() {
		return this == IMAP || this == IMAPS;
	}

	/** Whether the connection is encrypted from its first byte. */
	public boolean isEncrypted() {
		return this == IMAPS || this == POP3S;
	}

}
