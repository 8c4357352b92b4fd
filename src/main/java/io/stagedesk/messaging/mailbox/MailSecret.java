package io.stagedesk.messaging.mailbox;

/**
 * What nobody may see: of a log-in with a password that, of OAuth2 the client's secret
 * and, where somebody has consented, the refresh token.
 *
 * @param password or the client's secret; may be empty
 * @param refreshToken may be empty
 */
public record MailSecret(String password, String refreshToken) {

	public boolean isEmpty() {
		return this.password.isEmpty() && this.refreshToken.isEmpty();
	}

	/** A text of a mail server or driver, or nothing of it where a secret is in it. */
	public String hide(String text) {
		return (isIn(text, this.password) || isIn(text, this.refreshToken)) ? "" : text;
	}

	private static boolean isIn(String text, String secret) {
		return !secret.isEmpty() && text.contains(secret);
	}

	@Override
	public String toString() {
		return "MailSecret[***]";
	}

}
