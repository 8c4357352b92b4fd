package io.stagedesk.messaging.mailbox.fetch;

/**
 * What came of a look into a mailbox.
 *
 * @param failed mails that the server named and did not give this time
 * @param more whether others wait
 */
public record Fetched(int stored, int refused, int failed, boolean more) {

	Fetched plus(Fetched next) {
		return new Fetched(this.stored + next.stored, this.refused + next.refused, next.failed, next.more);
	}

}
