package io.stagedesk.ticket;

/** The stage of the process where a ticket is; for people and diagrams. */
public enum Stage {

	CREATE, ASSIGN, RESOLVE, CLOSE, FOLLOW_UP

}
