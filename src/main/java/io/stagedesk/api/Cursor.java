package io.stagedesk.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** The place where a keyset page ended: an instant and, among equals, an id. */
public record Cursor(Instant at, long id) {

	/**
	 * Reads a cursor that {@link #toString()} wrote; anything else is the caller's
	 * mistake (422).
	 */
	public static Cursor parse(String text) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(";");
			return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
		}
		catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException ex) {
			throw new FieldErrorsException("cursor", "is not a cursor of this list");
		}
	}

	@Override
	public String toString() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.at + ";" + this.id).getBytes(StandardCharsets.US_ASCII));
	}

}
