package io.stagedesk.workflow.draft;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The draft was changed elsewhere since the caller last read it. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StaleDraftException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StaleDraftException() {
		super("The draft has been changed in another place");
	}

}
