package io.stagedesk.messaging.incoming;

/** What has become of a mail that came in. */
public enum IncomingState {

	/** Stored, and next to be read. */
	STORED,

	/** A ticket, a message, or a report that was kept. */
	PROCESSED,

	/** Somebody has to look at it. */
	QUARANTINED,

	/** Nothing for people: a duplicate, an answer of a machine. */
	RULED_OUT,

	/** Something broke on our side, again and again. */
	FAILED

}
