package io.stagedesk.messaging.mime;

/** A mail is beyond what is read. It is kept, and the reason said. */
public class RefusedMailException extends Exception {

	private final Reason reason;

	public RefusedMailException(Reason reason, String details) {
		super(details);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Which bound it passes. */
	public enum Reason {

		TOO_LARGE, TOO_DEEP, TOO_MANY_PARTS, HEADER_TOO_LARGE, TOO_MANY_RECIPIENTS, TOO_SLOW, UNREADABLE, NO_SENDER

	}

}
