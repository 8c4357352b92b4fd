package io.stagedesk.staff.load;

import java.util.List;

import io.stagedesk.api.FieldErrorsException.FieldError;

/**
 * What a line of a file does.
 *
 * @param line its number in the file, the heading is 1
 * @param subject what it is about, as it stands there
 */
public record LineResult(long line, String subject, Outcome outcome, List<FieldError> errors) {

	public LineResult {
		errors = List.copyOf(errors);
	}

	/** What becomes of a line. */
	public enum Outcome {

		CREATE, CHANGE, UNCHANGED, ERROR

	}

}
