package io.stagedesk.workflow.macro;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No such macro, or none that the viewer may use. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class MacroNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MacroNotFoundException() {
		super("There is no such macro that you may use");
	}

}
