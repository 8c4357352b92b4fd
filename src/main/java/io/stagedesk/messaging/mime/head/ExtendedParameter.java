package io.stagedesk.messaging.mime.head;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.stagedesk.messaging.mime.text.Decoder;

/** A parameter in pieces and with percent signs (RFC 2231). */
final class ExtendedParameter {

	private static final int MOST = 100;

	private ExtendedParameter() {
	}

	static String of(Map<String, String> parameters, String name) {
		String whole = parameters.get(name + "*");
		if (whole != null) {
			return decode(whole, new ByteArrayOutputStream(), "", true).text();
		}
		if (parameters.containsKey(name + "*0") || parameters.containsKey(name + "*0*")) {
			return joined(parameters, name);
		}
		return HeaderText.decode(parameters.getOrDefault(name, ""));
	}

	private static String joined(Map<String, String> parameters, String name) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		String charset = "";
		for (int i = 0; i < MOST; i++) {
			String plain = parameters.get(name + "*" + i);
			String coded = parameters.get(name + "*" + i + "*");
			if (coded != null) {
				charset = decode(coded, bytes, charset, i == 0).charset();
			}
			else if (plain != null) {
				bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
			}
			else {
				break;
			}
		}
		return HeaderText.decode(Decoder.decode(bytes.toByteArray(), charset));
	}

	private static Piece decode(String coded, ByteArrayOutputStream bytes, String charset, boolean first) {
		String named = charset;
		String text = coded;
		int language = first ? coded.indexOf('\'') : -1;
		int start = (language < 0) ? -1 : coded.indexOf('\'', language + 1);
		if (start >= 0) {
			named = coded.substring(0, language);
			text = coded.substring(start + 1);
		}
		for (int i = 0; i < text.length(); i++) {
			int value = (text.charAt(i) == '%') ? EncodedWord.hex(text, i + 1) : -1;
			if (value >= 0) {
				bytes.write(value);
				i += 2;
			}
			else {
				bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(StandardCharsets.UTF_8));
			}
		}
		return new Piece(named, Decoder.decode(bytes.toByteArray(), named));
	}

	private record Piece(String charset, String text) {
	}

}
