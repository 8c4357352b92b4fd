package io.stagedesk.messaging.mime.head;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

import io.stagedesk.messaging.mime.text.Decoder;

/** The bytes of encoded words that follow one another in one charset. */
final class WordBytes {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private String open = "";

	private String charset = "";

	private int words;

	boolean goesOn(EncodedWord word) {
		return this.words > 0 && this.charset.equalsIgnoreCase(word.charset());
	}

	boolean isEmpty() {
		return this.words == 0;
	}

	void add(EncodedWord word) {
		this.words++;
		this.charset = word.charset();
		if (!word.base64()) {
			close();
			this.bytes.writeBytes(EncodedWord.quoted(word.text()));
			return;
		}
		String text = this.open + digits(word.text());
		int whole = word.text().endsWith("=") ? text.length() : text.length() / 4 * 4;
		this.bytes.writeBytes(decoded(text.substring(0, whole)));
		this.open = text.substring(whole);
	}

	String take() {
		close();
		String text = Decoder.decode(this.bytes.toByteArray(), this.charset);
		this.bytes.reset();
		this.words = 0;
		return text;
	}

	private void close() {
		this.bytes.writeBytes(decoded(this.open));
		this.open = "";
	}

	private static String digits(String text) {
		StringBuilder digits = new StringBuilder(text.length());
		text.chars()
			.filter((c) -> (c < 128 && Character.isLetterOrDigit(c)) || c == '+' || c == '/')
			.forEach((c) -> digits.append((char) c));
		return digits.toString();
	}

	private static byte[] decoded(String digits) {
		int usable = (digits.length() % 4 == 1) ? digits.length() - 1 : digits.length();
		return Base64.getDecoder().decode(digits.substring(0, usable));
	}

}
