package io.stagedesk.messaging.mailbox;

import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps renewed refresh tokens, encrypted, for all mailboxes that use the one before. */
@Component
class RenewedSecrets {

	private final MailboxRows rows;

	RenewedSecrets(MailboxRows rows) {
		this.rows = rows;
	}

	@EventListener
	@Transactional
	public void on(SecretRenewed news) {
		this.rows.list()
			.stream()
			.filter((one) -> one.server().login() == LoginKind.OAUTH2)
			.filter((one) -> this.rows.secret(one.id()).equals(Optional.of(news.before())))
			.forEach((one) -> this.rows.renew(one.id(), news.after().refreshToken()));
	}

}
