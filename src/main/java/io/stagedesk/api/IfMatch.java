package io.stagedesk.api;

import java.util.Optional;

import org.springframework.http.HttpHeaders;

/** The version that a writer has seen, as the header {@code If-Match} says it. */
public final class IfMatch {

	private IfMatch() {
	}

	/**
	 * Empty where any version will do.
	 * @param header {@code "3"}, {@code W/"3"}, {@code 3} or {@code *}; may be
	 * {@code null}
	 * @throws FieldErrorsException where it is nothing of that (422)
	 */
	public static Optional<Integer> version(String header) {
		if (header == null || header.strip().equals("*")) {
			return Optional.empty();
		}
		try {
			return Optional.of(Integer.valueOf(header.replace("W/", "").replace("\"", "").strip()));
		}
		catch (NumberFormatException ex) {
			throw new FieldErrorsException(HttpHeaders.IF_MATCH, "is not a version");
		}
	}

}
