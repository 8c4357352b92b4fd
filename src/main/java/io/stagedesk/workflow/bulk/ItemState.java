package io.stagedesk.workflow.bulk;

/** What became of one ticket of a job. */
public enum ItemState {

	/** Nothing yet. */
	WAITING,

	/** It is done, or would be. */
	DONE,

	/** There was nothing to do. */
	SKIPPED,

	/** It was not allowed. */
	REFUSED,

	/** Something broke. */
	FAILED,

	/** The job was cancelled before. */
	CANCELLED

}
