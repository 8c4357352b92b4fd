package io.stagedesk.api;

import java.io.IOException;

/** A request body went past the limit while it was read. */
public class BodyTooLargeException extends IOException {

	private static final long serialVersionUID = 1L;

	BodyTooLargeException(long limit) {
		super("The body is longer than %d bytes".formatted(limit));
	}

}
