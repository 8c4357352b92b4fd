package io.stagedesk.messaging;

/** Text from outside on its way into a header: one line, whatever it contained. */
final class OneHeaderLine {

	private static final int LONGEST = 900;

	private OneHeaderLine() {
	}

	static String of(String text) {
		String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\s]+", " ").strip();
		return line.substring(0, Math.min(line.length(), LONGEST));
	}

}
