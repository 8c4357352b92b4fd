package io.stagedesk.ticket.view;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such view, or it is not yours to see (404). */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class ViewNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ViewNotFoundException() {
		super("There is no such view");
	}

}
