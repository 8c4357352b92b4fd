package io.stagedesk.messaging.mime.head;

import java.nio.charset.StandardCharsets;

import io.stagedesk.messaging.mime.text.Decoder;

/**
 * Decodes encoded words (RFC 2047), also those that are split inside a character, lack
 * their padding, hold spaces or are encoded twice.
 */
public final class HeaderText {

	private static final int LONGEST = 20_000;

	private HeaderText() {
	}

	/** The text of a raw header value; never fails. */
	public static String decode(String raw) {
		String bounded = (raw.length() > LONGEST) ? raw.substring(0, LONGEST) : raw;
		if (!bounded.contains("=?")) {
			return bounded;
		}
		String once = decodeOnce(bounded);
		return once.contains("=?") && !once.equals(bounded) ? decodeOnce(once) : once;
	}

	private static String decodeOnce(String raw) {
		StringBuilder decoded = new StringBuilder(raw.length());
		WordBytes words = new WordBytes();
		int plain = 0;
		for (int at = raw.indexOf("=?"); at >= 0; at = raw.indexOf("=?", at)) {
			EncodedWord word = EncodedWord.at(raw, at);
			if (word == null) {
				at += 2;
				continue;
			}
			String between = raw.substring(plain, at);
			boolean joined = !words.isEmpty() && between.isBlank();
			if (!joined || !words.goesOn(word)) {
				decoded.append(words.take()).append(joined ? "" : between);
			}
			words.add(word);
			at = word.end();
			plain = at;
		}
		return decoded.append(words.take()).append(raw, plain, raw.length()).toString();
	}

	/** The characters of the bytes of a header: UTF-8 where that holds. */
	public static String characters(byte[] raw) {
		for (byte one : raw) {
			if (one < 0) {
				return Decoder.decode(raw, "");
			}
		}
		return new String(raw, StandardCharsets.US_ASCII);
	}

}
