package io.stagedesk.ticket;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The ticket's status or the stage of its process does not allow the act. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StageNotAllowedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StageNotAllowedException(String message) {
		super(message);
	}

}
