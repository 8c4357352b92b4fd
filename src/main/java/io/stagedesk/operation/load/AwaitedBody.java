package io.stagedesk.operation.load;

import java.io.IOException;
import java.time.Duration;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body that a thread waits for: it has to come at a pace, after a moment of grace. */
final class AwaitedBody implements InputBuffer {

	/** Bytes a second, less than the slowest telephone sends. */
	private static final long PACE = 1000;

	private final InputBuffer line;

	private final long length;

	private final Duration grace;

	private final Runnable whole;

	private final long begin = System.nanoTime();

	private long read;

	private boolean isWhole;

	/**
	 * A body of which nothing has been read.
	 * @param length in bytes, negative where the client has not told it
	 * @param grace how long it may be slower
	 * @param whole what is done once, when the last byte has been read
	 */
	AwaitedBody(InputBuffer line, long length, Duration grace, Runnable whole) {
		this.line = line;
		this.length = length;
		this.grace = grace;
		this.whole = whole;
	}

	@Override
	public int doRead(ApplicationBufferHandler handler) throws IOException {
		if (isTooSlow()) {
			throw new IOException("The body comes too slowly");
		}
		int count = this.line.doRead(handler);
		this.read += Math.max(count, 0);
		if (!this.isWhole && (count < 0 || this.read == this.length)) {
			this.isWhole = true;
			this.whole.run();
		}
		return count;
	}

	private boolean isTooSlow() {
		Duration taken = Duration.ofNanos(System.nanoTime() - this.begin);
		return taken.compareTo(this.grace) > 0 && this.read < PACE * taken.toSeconds();
	}

	@Override
	public int available() {
		return this.line.available();
	}

}
