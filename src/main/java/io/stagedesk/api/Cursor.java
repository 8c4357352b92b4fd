package io.stagedesk.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** The place where a keyset page ended: an instant and, among equals, an id. */
public record Cursor(Instant at, String key) {

	private static final Instant FIRST = Instant.EPOCH;

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

	public Cursor(Instant at, long id) {
		this(at, String.valueOf(id));
	}

	/**
	 * Reads a cursor that {@link #toString()} wrote; anything else is the caller's
	 * mistake (422).
	 */
	public static Cursor parse(String text) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(";", 2);
			Instant at = Instant.parse(parts[0]);
			if (at.isBefore(FIRST) || at.isAfter(LAST) || !parts[1].matches("[0-9A-Za-z-]{1,64}")) {
				throw foreign();
			}
			return new Cursor(at, parts[1]);
		}
		catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException ex) {
			throw foreign();
		}
	}

	/** The id of a row that has a number for one. */
	public long id() {
		try {
			return Long.parseLong(this.key);
		}
		catch (NumberFormatException ex) {
			throw foreign();
		}
	}

	private static FieldErrorsException foreign() {
		return new FieldErrorsException("cursor", "is not a cursor of this list");
	}

	@Override
	public String toString() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.at + ";" + this.key).getBytes(StandardCharsets.US_ASCII));
	}

}
