package io.stagedesk.ticket;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a ticket stands for lists and clocks, and the one table of all allowed changes;
 * only the undoing of a merge leads back from CLOSED.
 */
public enum Status {

	NEW, OPEN, WAITING_REQUESTER, ON_HOLD, RESOLVED, CLOSED;

	private static final Map<Status, Set<Status>> ALLOWED = Map.of(NEW, EnumSet.of(OPEN, CLOSED), OPEN,
			EnumSet.of(NEW, WAITING_REQUESTER, ON_HOLD, RESOLVED, CLOSED), WAITING_REQUESTER,
			EnumSet.of(NEW, OPEN, ON_HOLD, CLOSED), ON_HOLD, EnumSet.of(NEW, OPEN, WAITING_REQUESTER, CLOSED), RESOLVED,
			EnumSet.of(OPEN, CLOSED), CLOSED, EnumSet.noneOf(Status.class));

	boolean mayBecome(Status next) {
		return ALLOWED.get(this).contains(next);
	}

	/** Whether the desk still has work with it. */
	public boolean isOpen() {
		return this != RESOLVED && this != CLOSED;
	}

	/** Whether somebody else has to move first. */
	public boolean isWaiting() {
		return this == WAITING_REQUESTER || this == ON_HOLD;
	}

}
