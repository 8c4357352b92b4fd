package io.stagedesk.messaging.mailbox;

/** Whether a connection that begins in clear is encrypted before the log-in. */
public enum Starttls {

	NEVER,

	/** Where the server offers it. */
	ALLOWED,

	/** No log-in without. */
	REQUIRED

}
