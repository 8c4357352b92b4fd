package io.stagedesk.sla;

/** What is promised. */
public enum Target {

	/** The first public answer of a human. Never pauses: the requester waits. */
	FIRST_RESPONSE,

	/** The next public answer after the requester has written again. Never pauses. */
	NEXT_RESPONSE,

	/** News of the progress, again and again, while nobody waits for the requester. */
	UPDATE,

	/** The solution. */
	RESOLUTION;

	/** Whether the clock stands still while the desk waits for somebody else. */
	public boolean pauses() {
		return this == UPDATE || this == RESOLUTION;
	}

}
