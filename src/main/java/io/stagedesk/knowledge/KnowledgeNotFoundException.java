package io.stagedesk.knowledge;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Not there, or not for the one who asks (404). */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class KnowledgeNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public KnowledgeNotFoundException(String what) {
		super("There is no " + what);
	}

}
