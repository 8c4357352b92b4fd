package io.stagedesk.operation.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds how long the server's own threads wait for bodies. Files have to come at a pace.
 * What nobody wanted would be read to its end before the next request; now a few such
 * bodies are read for a moment, so that a client that is still sending gets its answer,
 * and then the connection ends.
 */
final class BodyValve extends ValveBase {

	private static final Logger log = LoggerFactory.getLogger(BodyValve.class);

	private static final Duration MOMENT = Duration.ofSeconds(2);

	private static final Duration PAUSE = Duration.ofMillis(20);

	private final Semaphore places;

	BodyValve(int most) {
		super(true);
		this.places = new Semaphore(most);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request line = request.getCoyoteRequest();
		InputBuffer body = line.getInputBuffer();
		try {
			if (ArrivalFilter.isMultipart(request.getContentType())) {
				line.setInputBuffer(new PacedBody(body));
			}
			getNext().invoke(request, response);
		}
		finally {
			line.setInputBuffer(body);
			if (!request.isAsync() && isUnread(request)) {
				leave(request, response);
			}
		}
	}

	private static boolean isUnread(Request request) {
		AtomicBoolean read = new AtomicBoolean(true);
		request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
		return !read.get();
	}

	private void leave(Request request, Response response) {
		if (this.places.tryAcquire()) {
			try {
				response.flushBuffer();
				readOn(request.getCoyoteRequest());
			}
			catch (IOException ex) {
				log.debug("The client is gone", ex);
			}
			finally {
				this.places.release();
			}
		}
		if (isUnread(request)) {
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	/** Only what has come: who sends nothing keeps the thread no longer. */
	private static void readOn(org.apache.coyote.Request request) throws IOException {
		long begin = System.nanoTime();
		Nobody nobody = new Nobody();
		int read = 0;
		while (read >= 0 && System.nanoTime() - begin < MOMENT.toNanos()) {
			request.action(ActionCode.AVAILABLE, true);
			if (request.getAvailable() > 0) {
				read = request.doRead(nobody);
			}
			else {
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		}
	}

	/** Takes what is read, and forgets it. */
	private static final class Nobody implements ApplicationBufferHandler {

		private ByteBuffer bytes = ApplicationBufferHandler.EMPTY_BUFFER;

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.bytes = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.bytes;
		}

		@Override
		public void expand(int size) {
			// Nothing is kept.
		}

	}

}
