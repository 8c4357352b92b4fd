package io.stagedesk.sla.work;

/** Where the time of a ticket went; each second of its life belongs to one part. */
public enum TimePart {

	/** The desk had it, within the working hours of its promises. */
	OURS,

	/** The desk waited for the requester. */
	REQUESTER,

	/** On hold: a vendor or a partner had to move first. */
	ON_HOLD,

	/** The desk had it, while nobody works. */
	OUTSIDE_HOURS,

	/** Resolved: until it was closed, reopened, or now. */
	AFTER_SOLUTION

}
