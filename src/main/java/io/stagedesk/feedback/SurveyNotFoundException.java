package io.stagedesk.feedback;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No survey has this link. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class SurveyNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SurveyNotFoundException() {
		super("There is no survey with this link");
	}

}
