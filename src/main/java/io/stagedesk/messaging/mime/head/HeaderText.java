package io.stagedesk.messaging.mime.head;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
		ByteArrayOutputStream pending = new ByteArrayOutputStream();
		String charset = "";
		int plain = 0;
		for (int at = raw.indexOf("=?"); at >= 0; at = raw.indexOf("=?", at)) {
			EncodedWord word = EncodedWord.at(raw, at);
			if (word == null) {
				at += 2;
				continue;
			}
			boolean joined = pending.size() > 0 && raw.substring(plain, at).isBlank();
			if (!joined || !word.charset().equals(charset)) {
				flush(pending, charset, decoded);
			}
			if (!joined) {
				decoded.append(raw, plain, at);
			}
			charset = word.charset();
			pending.writeBytes(word.bytes());
			at = word.end();
			plain = at;
		}
		flush(pending, charset, decoded);
		return decoded.append(raw, plain, raw.length()).toString();
	}

	private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder decoded) {
		decoded.append(Decoder.decode(pending.toByteArray(), charset.toLowerCase(Locale.ROOT)));
		pending.reset();
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
