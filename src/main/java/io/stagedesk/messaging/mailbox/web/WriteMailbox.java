package io.stagedesk.messaging.mailbox.web;

import java.time.Duration;
import java.util.Objects;

import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailSecret;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.MailboxTerms;
import io.stagedesk.messaging.mailbox.Starttls;
import io.stagedesk.ticket.Scenario;

/**
 * The body of {@code PUT /mailboxes/{id}}: all terms at once. What is not said is usual:
 * the protocol's port, {@code INBOX}, a look each 60 seconds, a password, active.
 *
 * @param password or, with OAuth2, the client's secret; without one the kept one stays
 */
record WriteMailbox(String id, String address, MailProtocol protocol, String host, Integer port, Starttls starttls,
		String username, String folder, LoginKind login, String password, String refreshToken, String tokenUrl,
		String clientId, String scope, String team, String language, Scenario scenario, Integer pollSeconds,
		Boolean active, Integer version) {

	private static final int USUAL_SECONDS = 60;

	MailboxTerms terms() {
		int usual = (this.protocol != null) ? this.protocol.usualPort() : 1;
		String folderOrUsual = text(this.folder).isEmpty() ? "INBOX" : text(this.folder);
		LoginKind kind = Objects.requireNonNullElse(this.login, LoginKind.PASSWORD);
		boolean tokens = kind == LoginKind.OAUTH2;
		MailServer server = new MailServer(this.protocol, text(this.host), Objects.requireNonNullElse(this.port, usual),
				Objects.requireNonNullElse(this.starttls, Starttls.ALLOWED), text(this.username), folderOrUsual, kind,
				tokens ? text(this.tokenUrl) : "", tokens ? text(this.clientId) : "", tokens ? text(this.scope) : "");
		MailSecret secret = new MailSecret(Objects.requireNonNullElse(this.password, ""),
				tokens ? text(this.refreshToken) : "");
		return new MailboxTerms(text(this.address), server, secret, text(this.team), text(this.language),
				(this.scenario != null) ? this.scenario.name() : "",
				Duration.ofSeconds(Objects.requireNonNullElse(this.pollSeconds, USUAL_SECONDS)),
				!Boolean.FALSE.equals(this.active));
	}

	private static String text(String value) {
		return (value != null) ? value.strip() : "";
	}

}
