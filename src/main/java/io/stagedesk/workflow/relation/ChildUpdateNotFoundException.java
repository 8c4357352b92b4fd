package io.stagedesk.workflow.relation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The ticket has no such update for its children. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class ChildUpdateNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ChildUpdateNotFoundException(long id) {
		super("No update " + id);
	}

}
