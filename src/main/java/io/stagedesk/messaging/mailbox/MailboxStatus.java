package io.stagedesk.messaging.mailbox;

import java.time.Instant;

/**
 * How the fetching of a mailbox goes.
 *
 * @param checkedAt when it was last read without a failure, or {@code null}
 * @param failingSince {@code null} where nothing fails
 * @param problem what fails, or {@code null}
 * @param details what the other side said about it, without secrets; may be empty
 */
public record MailboxStatus(Instant checkedAt, Instant failingSince, MailProblem problem, String details) {

	static MailboxStatus of(Instant checkedAt, Instant failingSince, String lastError) {
		if (lastError == null) {
			return new MailboxStatus(checkedAt, failingSince, null, "");
		}
		int colon = lastError.indexOf(':');
		return new MailboxStatus(checkedAt, failingSince, MailProblem.valueOf(lastError.substring(0, colon)),
				lastError.substring(colon + 1).strip());
	}

}
