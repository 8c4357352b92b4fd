package io.stagedesk.workflow.decision;

/** On what a table was asked: a new ticket, a message, an act of somebody. */
public enum Occasion {

	CREATED, MESSAGE, HAND

}
