package io.stagedesk.ticket;

/** P0 (core service down) to P3 (question, suggestion). */
public enum Priority {

	P0, P1, P2, P3

}
