package io.stagedesk.workflow.draft;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such draft, or it is not shared with the caller. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class DraftNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public DraftNotFoundException() {
		super("There is no such draft");
	}

}
