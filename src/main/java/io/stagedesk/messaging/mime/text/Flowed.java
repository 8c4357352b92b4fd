package io.stagedesk.messaging.mime.text;

/** Joins the lines of flowed text (RFC 3676) and leaves its quotes and signature. */
public final class Flowed {

	private Flowed() {
	}

	public static String join(String text, boolean deletesSpace) {
		StringBuilder joined = new StringBuilder(text.length());
		int depth = -1;
		for (String line : text.split("\n", -1)) {
			int quotes = quotes(line);
			String content = line.substring(quotes);
			content = content.startsWith(" ") ? content.substring(1) : content;
			boolean signature = content.equals("-- ");
			if (depth != quotes || signature) {
				start(joined, quotes);
			}
			boolean flows = content.endsWith(" ") && !signature;
			joined.append((flows && deletesSpace) ? content.substring(0, content.length() - 1) : content);
			depth = flows ? quotes : -1;
		}
		return joined.toString();
	}

	private static int quotes(String line) {
		int quotes = 0;
		while (quotes < line.length() && line.charAt(quotes) == '>') {
			quotes++;
		}
		return quotes;
	}

	private static void start(StringBuilder joined, int quotes) {
		if (!joined.isEmpty()) {
			joined.append('\n');
		}
		joined.append(">".repeat(Math.min(quotes, 20))).append((quotes > 0) ? " " : "");
	}

}
