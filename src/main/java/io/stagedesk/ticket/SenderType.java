package io.stagedesk.ticket;

/** Who wrote a message. */
public enum SenderType {

	REQUESTER, AGENT, BOT, SYSTEM, VENDOR;

	/**
	 * Whether this is an answer by a human of ours (or of a vendor's), as the promise
	 * counts it.
	 */
	public boolean isHumanAnswer() {
		return this == AGENT || this == VENDOR;
	}

}
