package io.stagedesk.staff.web.api;

import java.util.Optional;

import io.stagedesk.api.FieldErrorsException;

import org.springframework.http.HttpHeaders;

/** The version that a writer has seen: of the body, or else of {@code If-Match}. */
final class Seen {

	private Seen() {
	}

	static Optional<Integer> version(Integer inBody, String match) {
		if (inBody != null) {
			return Optional.of(inBody);
		}
		if (match == null || match.strip().equals("*")) {
			return Optional.empty();
		}
		try {
			return Optional.of(Integer.valueOf(match.replace("W/", "").replace("\"", "").strip()));
		}
		catch (NumberFormatException ex) {
			throw new FieldErrorsException(HttpHeaders.IF_MATCH, "is not a version");
		}
	}

	/** What was not said is empty. */
	static String text(String value) {
		return (value != null) ? value.strip() : "";
	}

}
