package io.stagedesk.api;

import java.time.Duration;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody asks too often (HTTP 429); says how long to wait. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
public class TooOftenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Duration wait;

	public TooOftenException(Duration wait) {
		super("Too many requests; please wait");
		this.wait = wait;
	}

	/** Whole seconds to wait, as {@code Retry-After} has them. */
	String retryAfter() {
		return String.valueOf(Math.max(1, this.wait.toSeconds()));
	}

}
