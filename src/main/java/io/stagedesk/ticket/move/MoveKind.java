package io.stagedesk.ticket.move;

/** How a ticket changes hands, and what its history calls that. */
public enum MoveKind {

	/** Sideways, by somebody's decision. */
	TRANSFER("TRANSFERRED"),

	/** To the people of a vendor. */
	VENDOR("HANDED_TO_VENDOR"),

	/** Back from them. */
	VENDOR_RETURN("RETURNED_FROM_VENDOR"),

	/** From one shift to the next. */
	HANDOVER("HANDED_OVER");

	private final String event;

	MoveKind(String event) {
		this.event = event;
	}

	/** Kind of the line of history. */
	public String event() {
		return this.event;
	}

	/** Whether a ticket that waits for somebody may change hands like this. */
	public boolean isAllowedWhileWaiting() {
		return this == VENDOR_RETURN || this == HANDOVER;
	}

}
