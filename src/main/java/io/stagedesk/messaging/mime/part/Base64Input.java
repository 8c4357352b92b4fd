package io.stagedesk.messaging.mime.part;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes base64 whatever stands between its digits, up to the first padding; the last
 * digits count without padding too.
 */
final class Base64Input extends InputStream {

	private final InputStream source;

	private final byte[] read = new byte[8 * 1024];

	private int at;

	private int end;

	private int bits;

	private int count;

	private boolean ended;

	Base64Input(InputStream source) {
		this.source = source;
	}

	@Override
	public int read() throws IOException {
		while (this.count < 8) {
			int digit = digit();
			if (digit < 0) {
				return -1;
			}
			this.bits = (this.bits << 6 | digit) & 0xFFFF;
			this.count += 6;
		}
		this.count -= 8;
		return this.bits >> this.count & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int done = 0;
		for (int one = 0; done < length && one >= 0; done += (one < 0) ? 0 : 1) {
			one = read();
			if (one >= 0) {
				buffer[offset + done] = (byte) one;
			}
		}
		return (done == 0 && length > 0) ? -1 : done;
	}

	private int digit() throws IOException {
		while (!this.ended) {
			if (this.at == this.end) {
				this.end = Math.max(0, this.source.read(this.read));
				this.at = 0;
				this.ended = this.end == 0;
				continue;
			}
			int c = this.read[this.at++];
			int value = value(c);
			if (value >= 0) {
				return value;
			}
			this.ended = c == '=';
		}
		return -1;
	}

	private static int value(int c) {
		if (c >= 'A' && c <= 'Z') {
			return c - 'A';
		}
		if (c >= 'a' && c <= 'z') {
			return c - 'a' + 26;
		}
		if (c >= '0' && c <= '9') {
			return c - '0' + 52;
		}
		return (c == '+') ? 62 : (c == '/') ? 63 : -1;
	}

}
