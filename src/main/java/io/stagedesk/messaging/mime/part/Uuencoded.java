package io.stagedesk.messaging.mime.part;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes uuencoded lines; what is none is passed over. */
public final class Uuencoded {

	private static final int LONGEST = 200;

	private Uuencoded() {
	}

	static void decode(InputStream in, OutputStream out) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int one = in.read(); one >= 0; one = in.read()) {
			if (one == '\n') {
				out.write(line(line.toString()));
				line.setLength(0);
			}
			else if (line.length() < LONGEST) {
				line.append((char) one);
			}
		}
		out.write(line(line.toString()));
	}

	/** The bytes of one line, or none. */
	public static byte[] line(String raw) {
		String line = raw.stripTrailing();
		if (line.isEmpty() || line.startsWith("begin ") || line.equals("end")) {
			return new byte[0];
		}
		int length = value(line, 0);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int at = 1; bytes.size() < length && at < line.length(); at += 4) {
			int bits = value(line, at) << 18 | value(line, at + 1) << 12 | value(line, at + 2) << 6
					| value(line, at + 3);
			for (int shift = 16; shift >= 0 && bytes.size() < length; shift -= 8) {
				bytes.write(bits >> shift);
			}
		}
		return bytes.toByteArray();
	}

	private static int value(String line, int at) {
		return (at < line.length()) ? (line.charAt(at) - ' ') & 0x3F : 0;
	}

	/** Whether a file begins with this line of a text. */
	public static boolean begins(String line) {
		byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
		return line.startsWith("begin ") && bytes.length > 10 && bytes.length < 300 && bytes[9] == ' '
				&& line.substring(6, 9).chars().allMatch((c) -> c >= '0' && c <= '7');
	}

}
