package io.stagedesk.sla.work;

/** Where the time of a ticket went; each second of its life belongs to one part. */
public enum TimePart {

	/** Our people or a queue had it, within the working hours of its promises. */
	OURS,

	/** The desk waited for the requester. */
	REQUESTER,

	/** A vendor's people had it, at whatever hour. */
	VENDOR,

	/** On hold: somebody else had to move first, whoever had it. */
	ON_HOLD,

	/** Our people or a queue had it, while nobody works. */
	OUTSIDE_HOURS,

	/** Resolved: until it was closed, reopened, or now. */
	AFTER_SOLUTION

}
