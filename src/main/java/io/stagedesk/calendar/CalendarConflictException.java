package io.stagedesk.calendar;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The calendar was changed by somebody else meanwhile, or may not be changed at all. */
@ResponseStatus(HttpStatus.CONFLICT)
public class CalendarConflictException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CalendarConflictException(String message) {
		super(message);
	}

}
