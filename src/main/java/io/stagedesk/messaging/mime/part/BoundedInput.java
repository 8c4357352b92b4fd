package io.stagedesk.messaging.mime.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.stagedesk.messaging.mime.RefusedMailException.Reason;

/**
 * Gives at most so many bytes and looks at the watch; a failure of the source comes out
 * unchecked, for it says nothing about the mail.
 */
final class BoundedInput extends InputStream {

	private final InputStream source;

	private final long limit;

	private final Runnable watch;

	private long count;

	BoundedInput(InputStream source, long limit, Runnable watch) {
		this.source = source;
		this.limit = limit;
		this.watch = watch;
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		this.watch.run();
		int read = readSource(buffer, offset, length);
		this.count += Math.max(read, 0);
		if (this.count > this.limit) {
			throw new Refusal(Reason.TOO_LARGE, "It is larger than %d bytes.".formatted(this.limit));
		}
		return read;
	}

	private int readSource(byte[] buffer, int offset, int length) {
		try {
			return this.source.read(buffer, offset, length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
