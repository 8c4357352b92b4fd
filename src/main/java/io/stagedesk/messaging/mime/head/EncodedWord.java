package io.stagedesk.messaging.mime.head;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One encoded word, as in {@code =?utf-8?B?w6Q=?=}.
 *
 * @param end where the text goes on behind it
 */
record EncodedWord(String charset, boolean base64, String text, int end) {

	private static final int LONGEST = 10_000;

	/** The word that begins here, or {@code null}. */
	static EncodedWord at(String raw, int start) {
		int charsetEnd = raw.indexOf('?', start + 2);
		if (charsetEnd < 0 || charsetEnd - start > 60 || charsetEnd + 2 >= raw.length()
				|| raw.charAt(charsetEnd + 2) != '?') {
			return null;
		}
		char encoding = Character.toUpperCase(raw.charAt(charsetEnd + 1));
		int textStart = charsetEnd + 3;
		int textEnd = raw.indexOf("?=", textStart);
		if (encoding == 'Q' && textEnd == textStart && raw.startsWith("?==", textStart)) {
			textEnd = raw.indexOf("?=", textStart + 1);
		}
		int end = (textEnd < 0) ? raw.length() : textEnd + 2;
		int bounded = (textEnd < 0) ? raw.length() : textEnd;
		if ((encoding != 'B' && encoding != 'Q') || bounded - textStart > LONGEST) {
			return null;
		}
		String text = raw.substring(textStart, bounded);
		String charset = raw.substring(start + 2, charsetEnd);
		return new EncodedWord(charset, encoding == 'B', text, end);
	}

	static byte[] quoted(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int value = (c == '=') ? hex(text, i + 1) : -1;
			if (value >= 0) {
				bytes.write(value);
				i += 2;
			}
			else if (c == '_') {
				bytes.write(' ');
			}
			else {
				bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	static int hex(String text, int at) {
		if (at + 1 >= text.length()) {
			return -1;
		}
		int high = Character.digit(text.charAt(at), 16);
		int low = Character.digit(text.charAt(at + 1), 16);
		return (high < 0 || low < 0) ? -1 : high * 16 + low;
	}

}
