package io.stagedesk.ticket.mask;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How much of a value a vendor's people see. Masking twice changes nothing more. */
public enum Mask {

	/** All of it. */
	NONE,

	/**
	 * What tells values apart: initials, the last two digits, the domain of an address.
	 */
	PARTIAL,

	/** That there is something. */
	FULL;

	/** Stands where something is hidden. */
	public static final String HIDDEN = "•••";

	private static final int TELLING = 2;

	private static final int LONG_ENOUGH = 6;

	public String of(String text) {
		return switch (this) {
			case NONE -> text;
			case PARTIAL -> partly(text);
			case FULL -> HIDDEN;
		};
	}

	private static String partly(String text) {
		int at = text.lastIndexOf('@');
		if (at > 0) {
			return initial(text) + text.substring(at);
		}
		if (text.codePoints().anyMatch(Character::isDigit)) {
			boolean masked = text.startsWith(HIDDEN) && text.length() == HIDDEN.length() + TELLING;
			return (text.length() >= LONG_ENOUGH || masked) ? HIDDEN + text.substring(text.length() - TELLING) : HIDDEN;
		}
		return Arrays.stream(text.strip().split("\\s+")).map(Mask::initial).collect(Collectors.joining(" "));
	}

	private static String initial(String word) {
		return (word.isEmpty() || word.equals(HIDDEN)) ? HIDDEN
				: word.substring(0, word.offsetByCodePoints(0, 1)) + HIDDEN;
	}

}
