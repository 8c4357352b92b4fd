package io.stagedesk.routing;

/** What became of a ticket when it was routed; part of the API. */
public enum Outcome {

	/** An agent is asked and has to accept. */
	OFFERED,

	/** An agent has it at once. */
	ASSIGNED,

	/** Nobody can have it now; it waits for that. */
	NOBODY,

	/** It waits for its turn: others come first, or somebody else was choosing. */
	LATER,

	/** The team's agents take it themselves. */
	QUEUE;

	boolean isGiven() {
		return this == OFFERED || this == ASSIGNED;
	}

	boolean isWaiting() {
		return this == NOBODY || this == LATER;
	}

}
