package io.stagedesk.messaging.mailbox;

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

	/** Whether both get the same secrets to see. */
	boolean isSamePlace(MailServer other) {
		return this.host.equals(other.host) && this.port == other.port && this.tokenUrl.equals(other.tokenUrl)
				&& this.protocol == other.protocol && this.starttls == other.starttls && this.login == other.login;
	}

}
