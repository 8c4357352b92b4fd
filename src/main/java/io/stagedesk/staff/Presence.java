package io.stagedesk.staff;

/** Whether an agent takes new tickets now: only an ONLINE one gets offers. */
public enum Presence {

	ONLINE, BUSY, AWAY, OFFLINE

}
