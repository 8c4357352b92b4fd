package io.stagedesk.calendar;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no calendar with this key, or no such version of it. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class CalendarNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CalendarNotFoundException() {
		super("There is no such calendar");
	}

}
