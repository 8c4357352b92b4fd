package io.stagedesk.messaging.mime.part;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Sets right what stands before the first header: marks, blank lines, mailbox lines; a
 * mail without any header becomes all text.
 *
 * @param boundary the first line of the body that looks like a boundary, without its
 * dashes, or empty
 */
record MailStart(InputStream mail, String boundary) {

	private static final int LOOKED_AT = 64 * 1024;

	private static final Set<String> KNOWN = Set.of("from", "to", "cc", "subject", "date", "received", "message-id",
			"mime-version", "content-type", "return-path", "delivered-to", "reply-to", "sender", "importance",
			"content-transfer-encoding", "content-disposition", "dkim-signature", "list-id", "auto-submitted");

	static MailStart of(InputStream raw) throws IOException {
		byte[] start = raw.readNBytes(LOOKED_AT);
		boolean returns = hasOnlyReturns(start);
		if (returns) {
			start = new String(start, StandardCharsets.ISO_8859_1).replace('\r', '\n')
				.getBytes(StandardCharsets.ISO_8859_1);
		}
		String text = new String(start, StandardCharsets.ISO_8859_1);
		int headers = firstHeader(text);
		boolean bare = headers < 0;
		InputStream rest = returns ? new ReturnsInput(raw) : raw;
		InputStream kept = bare ? new ByteArrayInputStream(withBlankLine(start))
				: new ByteArrayInputStream(start, headers, start.length - headers);
		return new MailStart(new SequenceInputStream(kept, rest), bare ? "" : boundary(text, headers));
	}

	private static byte[] withBlankLine(byte[] start) {
		byte[] mail = new byte[start.length + 1];
		mail[0] = '\n';
		System.arraycopy(start, 0, mail, 1, start.length);
		return mail;
	}

	private static boolean hasOnlyReturns(byte[] start) {
		boolean returns = false;
		for (byte one : start) {
			if (one == '\n') {
				return false;
			}
			returns |= one == '\r';
		}
		return returns;
	}

	private static int firstHeader(String text) {
		int at = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
		while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || isMailboxLine(text, at))) {
			at = isMailboxLine(text, at) ? lineEnd(text, at) : at + 1;
		}
		for (int line = at; line < text.length() && !isBlank(text, line); line = lineEnd(text, line)) {
			if (isKnownHeader(text, line)) {
				return at;
			}
		}
		return -1;
	}

	private static boolean isMailboxLine(String text, int at) {
		return text.startsWith("From ", at) || text.startsWith(">From ", at);
	}

	private static boolean isBlank(String text, int at) {
		return text.charAt(at) == '\n' || text.startsWith("\r\n", at);
	}

	private static boolean isKnownHeader(String text, int at) {
		int colon = text.indexOf(':', at);
		if (colon < 0 || colon - at > 60) {
			return false;
		}
		String name = text.substring(at, colon).strip().toLowerCase(Locale.ROOT);
		return KNOWN.contains(name) || (name.startsWith("x-") && name.indexOf(' ') < 0);
	}

	private static int lineEnd(String text, int at) {
		int end = text.indexOf('\n', at);
		return (end < 0) ? text.length() : end + 1;
	}

	private static String boundary(String text, int headers) {
		int at = headers;
		while (at < text.length() && !isBlank(text, at)) {
			at = lineEnd(text, at);
		}
		int dashes = text.startsWith("\r\n--", at) ? at + 4 : text.startsWith("\n--", at) ? at + 3 : -1;
		if (dashes < 0) {
			return "";
		}
		String line = text.substring(dashes, lineEnd(text, dashes)).strip();
		return (line.length() < 3 || line.length() > 200 || line.indexOf(' ') >= 0) ? "" : line;
	}

	/** Makes a line feed of each carriage return. */
	private static final class ReturnsInput extends InputStream {

		private final InputStream source;

		ReturnsInput(InputStream source) {
			this.source = source;
		}

		@Override
		public int read() throws IOException {
			int read = this.source.read();
			return (read == '\r') ? '\n' : read;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = this.source.read(buffer, offset, length);
			for (int i = offset; i < offset + read; i++) {
				buffer[i] = (buffer[i] == '\r') ? (byte) '\n' : buffer[i];
			}
			return read;
		}

	}

}
