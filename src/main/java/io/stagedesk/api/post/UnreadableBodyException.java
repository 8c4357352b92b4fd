package io.stagedesk.api.post;

import java.io.IOException;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The body broke off, or is not coded as its headers say. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
class UnreadableBodyException extends IOException {

	private static final long serialVersionUID = 1L;

	UnreadableBodyException(IOException cause) {
		super("The body cannot be read to its end", cause);
	}

}
