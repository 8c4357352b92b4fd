package io.stagedesk.ticket.snooze;

/** Why a ticket that was put aside is back. */
public enum SnoozeReason {

	/** Its time has come. */
	DUE,

	/** The requester has written. */
	REQUESTER_WROTE,

	/** A promise is at risk. */
	PROMISE_AT_RISK,

	/** A promise is broken. */
	PROMISE_BROKEN,

	/** Whoever put it aside wants it back. */
	BY_HAND

}
