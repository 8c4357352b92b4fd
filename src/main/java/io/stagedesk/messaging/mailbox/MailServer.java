package io.stagedesk.messaging.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.springframework.util.DigestUtils;

/**
 * Where a mailbox stands and as whom it is opened; no secrets.
 *
 * @param folder only of IMAP
 * @param tokenUrl of the authorization server; empty with a password, as are the two
 * after it
 * @param scope may be empty
 */
public record MailServer(MailProtocol protocol, String host, int port, Starttls starttls, String username,
		String folder, LoginKind login, String tokenUrl, String clientId, String scope) {

	private static final int PLACE_DIGITS = 12;

	/**
	 * Names the folder in keys of its mails: the same numbers of another server or
	 * account are other mails.
	 */
	public String place() {
		String where = this.host.toLowerCase(Locale.ROOT) + '\n' + this.username + '\n' + this.folder;
		return DigestUtils.md5DigestAsHex(where.getBytes(StandardCharsets.UTF_8)).substring(0, PLACE_DIGITS);
	}

	/** Whether both get the same secrets to see. */
	boolean isSamePlace(MailServer other) {
		return this.host.equals(other.host) && this.port == other.port && this.tokenUrl.equals(other.tokenUrl)
				&& this.protocol == other.protocol && this.starttls == other.starttls && this.login == other.login;
	}

}
