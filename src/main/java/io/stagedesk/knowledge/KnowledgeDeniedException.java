package io.stagedesk.knowledge;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** May be read but not changed by the one who tries (403). */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class KnowledgeDeniedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public KnowledgeDeniedException(String message) {
		super(message);
	}

}
