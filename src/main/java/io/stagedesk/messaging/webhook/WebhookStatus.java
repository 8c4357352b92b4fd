package io.stagedesk.messaging.webhook;

import java.time.Instant;

/**
 * How the telling goes. Absent values are {@code null}.
 *
 * @param endedBecause why the desk itself has ended the telling; somebody has to begin it
 * again
 * @param failures how often in a row the receiver could not be told
 * @param failingSince when that began
 * @param restsUntil when it is tried again
 * @param lastError what went wrong last, in the words of the server or of the network
 * @param deliveredAt when it was told something last, within a minute
 */
public record WebhookStatus(End endedBecause, int failures, Instant failingSince, Instant restsUntil, String lastError,
		Instant deliveredAt) {

	/** Whether the receiver was not there the last time. */
	public boolean isFailing() {
		return this.failures > 0;
	}

	/** Why the desk tells a receiver no more. */
	public enum End {

		/** It said that it is gone for good (410). */
		GONE,

		/** It could not be told anything for a whole day. */
		SILENT

	}

}
