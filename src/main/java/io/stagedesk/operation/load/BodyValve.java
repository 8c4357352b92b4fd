package io.stagedesk.operation.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.micrometer.core.instrument.Counter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the threads that wait for bodies, so that slow clients hold up nobody else. Most
 * requests arrive whole; of the others only so many are waited for, at a pace, and more
 * are told to come again. A body that nobody wanted is read to its end after the answer:
 * who is cut off while sending never sees why.
 */
final class BodyValve extends ValveBase {

	private static final Logger log = LoggerFactory.getLogger(BodyValve.class);

	/** How long a body may follow its head without a place. */
	private static final Duration MOMENT = Duration.ofMillis(100);

	private static final Duration PAUSE = Duration.ofMillis(5);

	/** How long what nobody wants is read. */
	private static final Duration UNWANTED = Duration.ofSeconds(20);

	private final Semaphore places;

	private final Duration grace;

	private final Refusal refusal;

	private final Counter refused;

	/**
	 * For a whole node.
	 * @param most threads that wait for bodies at once
	 * @param grace how long a body may be slower than the least pace
	 */
	BodyValve(int most, Duration grace, Refusal refusal, Counter refused) {
		super(true);
		this.places = new Semaphore(most);
		this.grace = grace;
		this.refusal = refusal;
		this.refused = refused;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (isRefused(response) || !hasBody(request) || isThere(request)) {
			getNext().invoke(request, response);
		}
		else if (this.places.tryAcquire()) {
			await(request, response);
		}
		else if (isThereSoon(request)) {
			getNext().invoke(request, response);
		}
		else {
			refuse(request, response);
		}
	}

	/** Whether the server itself could not read the head. */
	private static boolean isRefused(Response response) {
		return response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
	}

	private static boolean hasBody(Request request) {
		return request.getContentLengthLong() > 0 || isChunked(request);
	}

	private static boolean isChunked(Request request) {
		return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
	}

	private static boolean isThere(Request request) {
		org.apache.coyote.Request line = request.getCoyoteRequest();
		line.action(ActionCode.AVAILABLE, true);
		return !isChunked(request) && line.getAvailable() >= request.getContentLengthLong();
	}

	private static boolean isThereSoon(Request request) {
		long begin = System.nanoTime();
		boolean there = false;
		while (!there && System.nanoTime() - begin < MOMENT.toNanos()) {
			LockSupport.parkNanos(PAUSE.toNanos());
			there = isThere(request);
		}
		return there;
	}

	private void await(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request line = request.getCoyoteRequest();
		InputBuffer bytes = line.getInputBuffer();
		AtomicBoolean waits = new AtomicBoolean(true);
		AwaitedBody body = new AwaitedBody(bytes, request.getContentLengthLong(), this.grace, () -> leave(waits));
		line.setInputBuffer(body);
		try {
			getNext().invoke(request, response);
			if (waits.get() && !request.isAsync()) {
				response.finishResponse();
				readOn(body, line);
			}
		}
		finally {
			line.setInputBuffer(bytes);
			leave(waits);
		}
	}

	private void leave(AtomicBoolean waits) {
		if (waits.compareAndSet(true, false)) {
			this.places.release();
		}
	}

	private static void readOn(InputBuffer body, org.apache.coyote.Request line) {
		long begin = System.nanoTime();
		Nobody nobody = new Nobody();
		int read = 0;
		try {
			while (read >= 0 && System.nanoTime() - begin < UNWANTED.toNanos()) {
				read = body.doRead(nobody);
			}
		}
		catch (IOException ex) {
			log.debug("What nobody wants does not come", ex);
		}
		if (read >= 0) {
			line.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private void refuse(Request request, Response response) throws IOException {
		this.refused.increment();
		this.refusal.answer(new Unread(request), response);
		response.finishResponse();
		request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
	}

	/** Says that it cannot be done now. */
	interface Refusal {

		void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

	}

	/**
	 * A request of which only the head is looked at: a parameter may stand in its body.
	 */
	private static final class Unread extends HttpServletRequestWrapper {

		Unread(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getParameter(String name) {
			return null;
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
