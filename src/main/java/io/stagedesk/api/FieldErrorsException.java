package io.stagedesk.api;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Input that can be read but not accepted; names each field at fault (HTTP 422). */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public class FieldErrorsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<FieldError> errors;

	public FieldErrorsException(List<FieldError> errors) {
		super("Invalid: " + errors);
		this.errors = List.copyOf(errors);
	}

	public FieldErrorsException(String field, String message) {
		this(List.of(new FieldError(field, message)));
	}

	public List<FieldError> errors() {
		return this.errors;
	}

	/** A field's path in the input and what is wrong with it. */
	public record FieldError(String field, String message) {
	}

}
