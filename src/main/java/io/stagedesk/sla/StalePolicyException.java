package io.stagedesk.sla;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else changed the policy meanwhile. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StalePolicyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StalePolicyException(String key) {
		super("The policy %s was changed meanwhile".formatted(key));
	}

}
