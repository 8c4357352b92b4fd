package io.stagedesk.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;

/** Reads one piece after the other; an end before the known size is an error. */
class PiecedInputStream extends InputStream {

	private final IntFunction<byte[]> pieces;

	private final long size;

	private byte[] piece = new byte[0];

	private int next;

	private int at;

	private long read;

	PiecedInputStream(IntFunction<byte[]> pieces, long size) {
		this.pieces = pieces;
		this.size = size;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, into.length);
		if (length == 0) {
			return 0;
		}
		if (this.read == this.size) {
			return -1;
		}
		if (this.at == this.piece.length) {
			turn();
		}
		int count = Math.min(length, this.piece.length - this.at);
		System.arraycopy(this.piece, this.at, into, offset, count);
		this.at += count;
		this.read += count;
		return count;
	}

	private void turn() throws EOFException {
		this.piece = this.pieces.apply(this.next++);
		this.at = 0;
		if (this.piece.length == 0) {
			throw new EOFException("The content ends after %d of %d bytes".formatted(this.read, this.size));
		}
	}

}
