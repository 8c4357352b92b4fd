package io.stagedesk.workflow.relation;

/** What became of an update on one child. */
public enum ChildState {

	WAITING, SAID, RESOLVED, SKIPPED, FAILED

}
