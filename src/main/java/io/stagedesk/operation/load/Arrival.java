package io.stagedesk.operation.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One body on its way. The server calls when there is something to read; when all is
 * there, or no more is waited for, the request begins again with it.
 */
final class Arrival implements ReadListener, AsyncListener {

	private static final Logger log = LoggerFactory.getLogger(Arrival.class);

	private static final int PIECE = 8192;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	private final AtomicBoolean over = new AtomicBoolean();

	private final ServletInputStream line;

	private final AsyncContext request;

	private final Arrivals arrivals;

	private final long longest;

	private volatile End end = End.WHOLE;

	Arrival(ServletInputStream line, AsyncContext request, Arrivals arrivals, long longest) {
		this.line = line;
		this.request = request;
		this.arrivals = arrivals;
		this.longest = longest;
	}

	void begin() {
		this.request.setTimeout(this.arrivals.patience().toMillis());
		this.request.addListener(this);
		this.line.setReadListener(this);
	}

	/** What has come. */
	byte[] bytes() {
		return this.body.toByteArray();
	}

	/** How it ended, once the request begins again. */
	End end() {
		return this.end;
	}

	@Override
	public void onDataAvailable() throws IOException {
		byte[] piece = new byte[PIECE];
		while (!this.over.get() && this.line.isReady() && !this.line.isFinished()) {
			keep(piece, this.line.read(piece));
		}
	}

	private void keep(byte[] piece, int count) {
		if (count <= 0) {
			return;
		}
		if (!this.arrivals.take(count)) {
			goOn(End.NO_ROOM);
			return;
		}
		this.body.write(piece, 0, count);
		if (this.body.size() > this.longest) {
			goOn(End.WHOLE);
		}
	}

	@Override
	public void onAllDataRead() {
		goOn(End.WHOLE);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		goOn(End.LATE);
	}

	private void goOn(End end) {
		if (isFirstToEnd()) {
			this.end = end;
			this.request.dispatch();
		}
	}

	private boolean isFirstToEnd() {
		boolean first = this.over.compareAndSet(false, true);
		if (first) {
			this.arrivals.giveBack(this.body.size());
		}
		return first;
	}

	/** There is nobody left to answer. */
	@Override
	public void onError(Throwable failure) {
		log.debug("A body broke off on its way", failure);
		if (isFirstToEnd()) {
			this.request.complete();
		}
	}

	@Override
	public void onError(AsyncEvent event) {
		onError(event.getThrowable());
	}

	@Override
	public void onComplete(AsyncEvent event) {
		isFirstToEnd();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// What the request begins then is not about its body.
	}

	/** How a body ends. */
	enum End {

		/** It is there, or longer than it may be. */
		WHOLE,

		/** The rest has not come in time. */
		LATE,

		/** All bodies on their way are more than there is room for. */
		NO_ROOM

	}

}
