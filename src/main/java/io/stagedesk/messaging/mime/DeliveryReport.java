package io.stagedesk.messaging.mime;

import java.util.List;

/**
 * What a relay says about a mail of ours (RFC 3464, and the common free forms before it).
 *
 * @param originalMessageId Message-ID of the mail that it is about, with angle brackets,
 * or empty
 */
public record DeliveryReport(List<Recipient> recipients, String originalMessageId) {

	public DeliveryReport {
		recipients = List.copyOf(recipients);
	}

	/** What became of the mail for one recipient. */
	public enum Action {

		FAILED, DELAYED, DELIVERED, RELAYED, EXPANDED

	}

	/**
	 * One recipient.
	 *
	 * @param address lower case, or empty where the report names none
	 * @param status as in {@code 5.1.1}, or empty
	 * @param diagnostic what the relay said, on one line, at most 500 characters
	 */
	public record Recipient(String address, Action action, String status, String diagnostic) {

		/** Whether the address will not take mail later either. */
		public boolean isHard() {
			return this.action == Action.FAILED && this.status.startsWith("5");
		}

	}

}
