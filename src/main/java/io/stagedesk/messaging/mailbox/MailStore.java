package io.stagedesk.messaging.mailbox;

import java.io.InputStream;

/** Where fetched mails go; who returns has committed. */
public interface MailStore {

	/**
	 * Whether the mailbox has given this one already.
	 * @param sourceKey what names it in the mailbox for ever, as in
	 * {@code 0a1b2c3d4e5f:1700000000:42}, at most 200 characters
	 */
	boolean has(String mailbox, String sourceKey);

	/**
	 * Stores a mail as it came, once for each source key; when this returns, it is
	 * committed and the mailbox may forget it.
	 * @param size number of bytes that the stream will give
	 */
	void store(String mailbox, String sourceKey, InputStream raw, long size);

	/**
	 * Notes a mail that the server names and cannot give, or that is larger than what is
	 * fetched; somebody has to look.
	 */
	void refuse(String mailbox, String sourceKey, String reason, String details, long size);

}
