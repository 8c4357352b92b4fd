package io.stagedesk.messaging.mailbox;

import java.time.Duration;

/**
 * An address of the desk and where its mail is fetched from.
 *
 * @param team of the tickets that it makes; empty where the desk finds out, as are
 * language and scenario
 * @param scenario name of a {@link io.stagedesk.ticket.Scenario}
 * @param configured whether it comes from the settings, and is only read elsewhere
 */
public record Mailbox(String id, String address, MailServer server, String team, String language, String scenario,
		Duration pollInterval, boolean active, boolean configured, int version, MailboxStatus status) {
}
