package io.stagedesk.messaging.mime.part;

import io.stagedesk.messaging.mime.RefusedMailException;
import io.stagedesk.messaging.mime.RefusedMailException.Reason;

/** Leaves the midst of reading where a bound is passed. */
public final class Refusal extends RuntimeException {

	private final Reason reason;

	public Refusal(Reason reason, String details) {
		super(details);
		this.reason = reason;
	}

	public RefusedMailException toRefusedMail() {
		return new RefusedMailException(this.reason, getMessage());
	}

}
