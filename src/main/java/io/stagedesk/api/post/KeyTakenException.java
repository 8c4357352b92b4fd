package io.stagedesk.api.post;

import org.springframework.dao.ConcurrencyFailureException;

/** Another post with the same key was faster. */
class KeyTakenException extends ConcurrencyFailureException {

	private static final long serialVersionUID = 1L;

	KeyTakenException() {
		super("A request with this Idempotency-Key is being carried out");
	}

}
