package io.stagedesk.ticket.view;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else has changed the view in the meantime (409). */
@ResponseStatus(HttpStatus.CONFLICT)
class StaleViewException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StaleViewException() {
		super("The view was changed by somebody else in the meantime");
	}

}
