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

	/** A text of a mail server or driver without the secrets in it. */
	public String hide(String text) {
		String hidden = this.password.isEmpty() ? text : text.replace(this.password, "***");
		return this.refreshToken.isEmpty() ? hidden : hidden.replace(this.refreshToken, "***");
	}

	@Override
	public String toString() {
		return "MailSecret[***]";
	}

}
