package io.stagedesk.staff;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is nobody and nothing of this name, or it is not yours to see (404). */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class StaffNotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StaffNotFoundException() {
		super("There is nobody and nothing of this name");
	}

}
