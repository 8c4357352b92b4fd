package io.stagedesk.ticket.view;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The view can be seen, but not changed by this person (403). */
@ResponseStatus(HttpStatus.FORBIDDEN)
class ViewNotAllowedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ViewNotAllowedException(String message) {
		super(message);
	}

}
