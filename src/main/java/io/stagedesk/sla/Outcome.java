package io.stagedesk.sla;

/** How a promise ended. */
public enum Outcome {

	MET, MISSED, CANCELLED

}
