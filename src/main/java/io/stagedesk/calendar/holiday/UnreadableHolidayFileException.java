package io.stagedesk.calendar.holiday;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was sent is no iCalendar file. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class UnreadableHolidayFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableHolidayFileException(String message, Throwable cause) {
		super(message, cause);
	}

}
