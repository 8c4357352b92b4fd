package io.stagedesk.workflow.incident;

/** What becomes of a failed job by itself. */
public enum IncidentState {

	/** Nothing: it was tried often enough, and waits for somebody. */
	STOPPED,

	/** It is tried again. */
	RETRYING

}
