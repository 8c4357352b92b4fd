package io.stagedesk.messaging;

/** Where an outgoing mail stands. */
public enum MailState {

	/** No relay is configured: it waits until somebody releases it. */
	HELD,

	/** Goes out next, or waits for its next attempt. */
	QUEUED,

	/** The relay took it. */
	SENT,

	/** The recipient's side did not take it. */
	BOUNCED,

	/** Given up after the last attempt. */
	FAILED,

	/** Not sent on purpose: over a budget, or to an address that is dead. */
	RULED_OUT

}
