package io.stagedesk.workflow;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No such open task, or none that the viewer may see. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class TaskNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TaskNotFoundException(String id) {
		super("There is no open task %s that you may see".formatted(id));
	}

}
