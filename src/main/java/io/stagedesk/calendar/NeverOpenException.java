package io.stagedesk.calendar;

/**
 * The calendar never opens (again), or not often enough for what was asked; whoever asks
 * on behalf of a person catches it and says so.
 */
public class NeverOpenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NeverOpenException(String message) {
		super(message);
	}

}
