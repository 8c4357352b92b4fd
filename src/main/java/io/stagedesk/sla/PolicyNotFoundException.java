package io.stagedesk.sla;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no policy with this key, or no such version of it. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class PolicyNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PolicyNotFoundException() {
		super("There is no such policy");
	}

}
