package io.stagedesk.sla;

import java.util.List;

/** What is promised. */
public enum Target {

	/** The first public answer of a human. Never pauses: the requester waits. */
	FIRST_RESPONSE,

	/** The next public answer after the requester has written again. Never pauses. */
	NEXT_RESPONSE,

	/** News of the progress, again and again, while nobody waits for the requester. */
	UPDATE,

	/** The solution. */
	RESOLUTION,

	/**
	 * What a team or a vendor promises the desk for its own segment of the ticket, beside
	 * what the customer is promised.
	 */
	OLA;

	/** What requesters are promised; the columns of a policy's table. */
	public static final List<Target> PROMISED = List.of(FIRST_RESPONSE, NEXT_RESPONSE, UPDATE, RESOLUTION);

	/** Whether the clock stands still while the desk waits for somebody else. */
	public boolean pauses() {
		return this == UPDATE || this == RESOLUTION || this == OLA;
	}

}
