package io.stagedesk.sla;

/** What is promised: the first public human answer, or the solution. */
public enum Target {

	FIRST_RESPONSE, RESOLUTION;

	/** Whether the clock stands still while the desk waits for somebody else. */
	boolean pauses() {
		return this == RESOLUTION;
	}

}
