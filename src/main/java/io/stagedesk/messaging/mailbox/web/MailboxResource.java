package io.stagedesk.messaging.mailbox.web;

import java.time.Instant;

import io.stagedesk.messaging.mailbox.LoginKind;
import io.stagedesk.messaging.mailbox.MailProblem;
import io.stagedesk.messaging.mailbox.MailProtocol;
import io.stagedesk.messaging.mailbox.MailServer;
import io.stagedesk.messaging.mailbox.Mailbox;
import io.stagedesk.messaging.mailbox.Starttls;

/**
 * A mailbox as the API shows it; never a secret.
 *
 * @param team empty where the desk finds out, as are language and scenario
 * @param configured whether it comes from the settings, and is only read here
 * @param failingSince {@code null} where nothing fails, as is the problem
 */
record MailboxResource(String id, String address, MailProtocol protocol, String host, int port, Starttls starttls,
		String username, String folder, LoginKind login, String tokenUrl, String clientId, String scope, String team,
		String language, String scenario, long pollSeconds, boolean active, boolean configured, int version,
		Instant checkedAt, Instant failingSince, MailProblem problem, String details) {

	static MailboxResource of(Mailbox mailbox) {
		MailServer server = mailbox.server();
		return new MailboxResource(mailbox.id(), mailbox.address(), server.protocol(), server.host(), server.port(),
				server.starttls(), server.username(), server.folder(), server.login(), server.tokenUrl(),
				server.clientId(), server.scope(), mailbox.team(), mailbox.language(), mailbox.scenario(),
				mailbox.pollInterval().toSeconds(), mailbox.active(), mailbox.configured(), mailbox.version(),
				mailbox.status().checkedAt(), mailbox.status().failingSince(), mailbox.status().problem(),
				mailbox.status().details());
	}

}
