package io.stagedesk.ticket;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else changed the ticket, or wrote to it, since the caller last looked. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StaleTicketException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StaleTicketException(String message) {
		super(message);
	}

}
