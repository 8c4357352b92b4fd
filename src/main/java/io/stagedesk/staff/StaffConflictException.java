package io.stagedesk.staff;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What is asked does not go with how the staff is now (409). */
@ResponseStatus(HttpStatus.CONFLICT)
public class StaffConflictException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StaffConflictException(String message) {
		super(message);
	}

}
