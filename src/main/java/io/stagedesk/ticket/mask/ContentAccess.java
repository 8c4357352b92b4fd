package io.stagedesk.ticket.mask;

import java.time.Instant;

/**
 * Somebody opened hidden content, or read it while it was open.
 *
 * @param reason as given when it was opened
 * @param lastMessage id of the newest message that was read; 0 for an opening
 * @param until when the content is hidden again
 */
public record ContentAccess(long id, String ticket, String login, Instant at, Kind kind, String reason,
		long lastMessage, Instant until) {

	/** What was done. */
	public enum Kind {

		OPENED, READ

	}

}
