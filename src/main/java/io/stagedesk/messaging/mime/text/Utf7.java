package io.stagedesk.messaging.mime.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** UTF-7 (RFC 2152), which old mail programs wrote and Java does not know. */
final class Utf7 {

	private Utf7() {
	}

	static String decode(String text) {
		StringBuilder decoded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) != '+') {
				decoded.append(text.charAt(i));
				continue;
			}
			int end = endOfShift(text, i + 1);
			boolean closed = end < text.length() && text.charAt(end) == '-';
			decoded.append((end == i + 1) ? "+" : shifted(text.substring(i + 1, end)));
			i = closed ? end : end - 1;
		}
		return decoded.toString();
	}

	private static int endOfShift(String text, int start) {
		int end = start;
		while (end < text.length() && isBase64(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isBase64(char c) {
		return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
	}

	private static String shifted(String base64) {
		int usable = (base64.length() % 4 == 1) ? base64.length() - 1 : base64.length();
		byte[] bytes = Base64.getDecoder().decode(base64.substring(0, usable));
		return new String(Arrays.copyOf(bytes, bytes.length / 2 * 2), StandardCharsets.UTF_16BE);
	}

}
