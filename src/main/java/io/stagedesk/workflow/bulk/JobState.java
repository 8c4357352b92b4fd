package io.stagedesk.workflow.bulk;

/** How far a job is. */
public enum JobState {

	RUNNING, DONE, CANCELLED

}
