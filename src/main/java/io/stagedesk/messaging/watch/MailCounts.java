package io.stagedesk.messaging.watch;

import java.time.Duration;

/**
 * How many mails wait where.
 *
 * @param oldest how long the one has waited that has waited longest, in either direction
 * @param oldestQueued how long the oldest one has waited that wants to leave
 * @param failingMailboxes how many mailboxes could not be reached lately
 */
public record MailCounts(int stored, int quarantined, int ruledOut, int failed, int queued, int held, int bounced,
		int givenUp, Duration oldest, Duration oldestQueued, int deadAddresses, int failingMailboxes) {
}
