package io.stagedesk.messaging.incoming;

/** Why a mail became what it became. */
public enum MailReason {

	/** A ticket of its own. */
	NEW_TICKET,

	/** The ticket that it answers is closed, so it got one of its own. */
	NEW_AFTER_CLOSED,

	/** It names a ticket that its sender has no part in, so it got one of its own. */
	NEW_BY_STRANGER,

	/** A message of its ticket. */
	FOLLOW_UP,

	/** A message that asks nothing: thanks, or an automatic answer. */
	QUIET,

	/** An agent's reply, by the agent's own signed address. */
	AGENT_REPLY,

	/** What a relay says about a mail of ours. */
	REPORT,

	/** The same mail has become something already. */
	DUPLICATE,

	/** A mail of this desk that came back. */
	OWN_MAIL,

	/** An answer of a machine to nothing that we know. */
	AUTO_REPLY,

	/** Sent to many. */
	BULK,

	/** A report about a mail that is not ours. */
	FOREIGN_REPORT,

	/** An administrator has seen it and wants nothing of it. */
	DISMISSED,

	/** Beyond the bounds of what is read. */
	TOO_LARGE, TOO_DEEP, TOO_MANY_PARTS, HEADER_TOO_LARGE, TOO_MANY_RECIPIENTS, TOO_SLOW, UNREADABLE, NO_SENDER,

	/** The mail server names it and cannot give it. */
	UNFETCHABLE,

	/** The mail server found that somebody else sent it. */
	FORGED,

	/** From an agent's address, without the agent's signed address. */
	AGENT_UNPROVED,

	/** Too many from this address lately. */
	OVER_BUDGET,

	/** Something broke on our side. */
	BROKEN

}
