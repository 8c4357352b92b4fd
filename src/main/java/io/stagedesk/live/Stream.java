package io.stagedesk.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.stagedesk.staff.Viewer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to one browser. It writes only what the browser takes at once, so no thread
 * ever waits for anybody; who is slow hears later, and more at a time. Who takes nothing
 * at all is cut by the server, after its connection timeout.
 */
class Stream implements WriteListener, AsyncListener {

	private static final Logger log = LoggerFactory.getLogger(Stream.class);

	private final Reader reader;

	private final String session;

	private final AsyncContext request;

	private final ServletOutputStream out;

	private final Duration heartbeat;

	private final Streams streams;

	private long lastWrite = System.nanoTime();

	private boolean begun;

	private boolean flushed = true;

	private boolean ended;

	Stream(Reader reader, String session, AsyncContext request, Duration heartbeat, Streams streams)
			throws IOException {
		this.reader = reader;
		this.session = session;
		this.request = request;
		this.out = request.getResponse().getOutputStream();
		this.heartbeat = heartbeat;
		this.streams = streams;
		request.setTimeout(0);
		request.addListener(this);
	}

	/** Has the server call when it can write. */
	void begin() {
		this.out.setWriteListener(this);
	}

	Viewer viewer() {
		return this.reader.viewer();
	}

	/** The name of the session that it was opened in. */
	String session() {
		return this.session;
	}

	/** Says what is new, or now and then only that the line still stands. */
	synchronized void tell() {
		if (!isReady()) {
			return;
		}
		String news = this.reader.next();
		boolean silent = System.nanoTime() - this.lastWrite > this.heartbeat.toNanos();
		write((news.isEmpty() && silent) ? this.reader.beat() : news);
	}

	/** Ends the line with a last word, if the browser takes it. */
	synchronized void end(String word) {
		if (isReady()) {
			write("event: %s\ndata: {}\n\n".formatted(word));
		}
		end();
	}

	private void end() {
		leave();
		try {
			this.request.complete();
		}
		catch (IllegalStateException ex) {
			log.debug("The server has ended it already", ex);
		}
	}

	private synchronized void leave() {
		this.ended = true;
		this.streams.remove(this);
	}

	private boolean isReady() {
		try {
			return !this.ended && this.out.isReady();
		}
		catch (IllegalStateException ex) {
			log.debug("The server has ended it already", ex);
			end();
			return false;
		}
	}

	private void write(String text) {
		if (text.isEmpty()) {
			return;
		}
		try {
			this.out.write(text.getBytes(StandardCharsets.UTF_8));
			this.lastWrite = System.nanoTime();
			this.flushed = false;
			flush();
		}
		catch (IOException | IllegalStateException ex) {
			log.debug("The browser of {} is gone", viewer().login(), ex);
			end();
		}
	}

	private void flush() throws IOException {
		if (!this.flushed && this.out.isReady()) {
			this.flushed = true;
			this.out.flush();
		}
	}

	@Override
	public void onWritePossible() throws IOException {
		if (greet()) {
			this.streams.add(this);
		}
		synchronized (this) {
			if (isReady()) {
				flush();
				tell();
			}
		}
	}

	private synchronized boolean greet() {
		if (this.begun || this.ended) {
			return false;
		}
		this.begun = true;
		write("retry: 2000\n" + this.reader.beat());
		return !this.ended;
	}

	@Override
	public void onError(Throwable failure) {
		end();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		leave();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		end();
	}

	@Override
	public void onError(AsyncEvent event) {
		end();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// A stream begins once.
	}

}
