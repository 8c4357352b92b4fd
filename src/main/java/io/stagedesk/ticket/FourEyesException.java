package io.stagedesk.ticket;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The one who proposed a decision wants to approve it, too. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class FourEyesException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FourEyesException() {
		super("The one who proposed it cannot approve it; a second pair of eyes is needed");
	}

}
