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
 * ever waits for anybody; who is slow hears later, and more at a time.
 */
class Stream implements WriteListener, AsyncListener {

	private static final Logger log = LoggerFactory.getLogger(Stream.class);

	private static final int PATIENCE = 3;

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

	boolean isOf(String session) {
		return this.session.equals(session);
	}

	/** Says what is new, or now and then only that the line still stands. */
	synchronized void tell() {
		if (this.ended) {
			return;
		}
		Duration silence = Duration.ofNanos(System.nanoTime() - this.lastWrite);
		if (this.out.isReady()) {
			String news = this.reader.next();
			if (news.isEmpty() && silence.compareTo(this.heartbeat) > 0) {
				news = this.reader.beat();
			}
			write(news);
		}
		else if (silence.compareTo(this.heartbeat.multipliedBy(PATIENCE)) > 0) {
			log.debug("The browser of {} takes nothing", viewer().login());
			end();
		}
	}

	/** Ends the line with a last word, if the browser takes it. */
	synchronized void end(String word) {
		if (!this.ended && this.out.isReady()) {
			write("event: %s\ndata: {}\n\n".formatted(word));
		}
		end();
	}

	private void end() {
		if (!leave()) {
			return;
		}
		try {
			this.request.complete();
		}
		catch (IllegalStateException ex) {
			log.debug("The server has ended it already", ex);
		}
	}

	private synchronized boolean leave() {
		boolean first = !this.ended;
		this.ended = true;
		this.streams.remove(this);
		return first;
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
		catch (IOException ex) {
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
			if (!this.ended) {
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
		leave();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// A stream begins once.
	}

}
