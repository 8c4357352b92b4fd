package io.stagedesk.messaging.mailbox;

import java.time.Duration;

/**
 * What an administrator says about a mailbox. Team, language and scenario are those of
 * the tickets that it makes, each empty where the desk finds out.
 *
 * @param secret empty to keep the one before
 */
public record MailboxTerms(String address, MailServer server, MailSecret secret, String team, String language,
		String scenario, Duration pollInterval, boolean active) {
}
