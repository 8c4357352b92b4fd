package io.stagedesk.knowledge;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else was faster, or has the name already (409). */
@ResponseStatus(HttpStatus.CONFLICT)
public class KnowledgeConflictException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public KnowledgeConflictException(String message) {
		super(message);
	}

	/** Somebody has changed it since the writer looked. */
	public static KnowledgeConflictException stale() {
		return new KnowledgeConflictException("Somebody has changed this meanwhile; please look again");
	}

}
