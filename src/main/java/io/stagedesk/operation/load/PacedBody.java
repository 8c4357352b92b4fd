package io.stagedesk.operation.load;

import java.io.IOException;
import java.time.Duration;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body that a thread waits for: it has to come at a pace, after a moment of grace. */
final class PacedBody implements InputBuffer {

	private static final Duration GRACE = Duration.ofSeconds(5);

	/** Bytes a second, less than the slowest telephone sends. */
	private static final long PACE = 1000;

	private final InputBuffer line;

	private final long begin = System.nanoTime();

	private long read;

	PacedBody(InputBuffer line) {
		this.line = line;
	}

	@Override
	public int doRead(ApplicationBufferHandler handler) throws IOException {
		Duration taken = Duration.ofNanos(System.nanoTime() - this.begin);
		if (taken.compareTo(GRACE) > 0 && this.read < PACE * taken.toSeconds()) {
			throw new IOException("The client sends too slowly");
		}
		int count = this.line.doRead(handler);
		this.read += Math.max(count, 0);
		return count;
	}

	@Override
	public int available() {
		return this.line.available();
	}

}
