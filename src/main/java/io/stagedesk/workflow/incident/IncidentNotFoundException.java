package io.stagedesk.workflow.incident;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** This job has not failed, or is done (HTTP 404). */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class IncidentNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IncidentNotFoundException() {
		super("There is no such incident (any more)");
	}

}
