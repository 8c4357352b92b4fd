package io.stagedesk.routing;

/** What asked for a ticket to be routed; part of the API. */
public enum Cause {

	CREATED, MOVED, OFFER_EXPIRED, OFFER_DECLINED, WORK_DONE, AGENT_ONLINE, STAFF_CHANGED, TIME;

	/** Whether it comes from the queue, whose order is respected already. */
	boolean isInOrder() {
		return this == WORK_DONE || this == AGENT_ONLINE || this == STAFF_CHANGED || this == TIME;
	}

}
