package io.stagedesk.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Many browsers' streams of live events, read by one thread. Each keeps what it was told
 * and, as browsers do, the place of the last event that came whole.
 */
final class EventListeners implements AutoCloseable {

	/** In the place of what was missed: read everything again. */
	static final String RESYNC = "resync";

	private final InetSocketAddress address;

	private final String cookies;

	private final Selector selector;

	private final List<Listener> listeners = new ArrayList<>();

	private final Thread thread;

	private volatile boolean closed;

	/**
	 * Nobody listens yet.
	 * @param port of the node
	 * @param cookies of a session of the desk
	 * @param count how many will
	 */
	EventListeners(int port, String cookies, int count) throws IOException {
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		this.cookies = cookies;
		this.selector = Selector.open();
		for (int one = 0; one < count; one++) {
			this.listeners.add(new Listener());
		}
		this.thread = new Thread(this::run, "listeners");
		this.thread.start();
	}

	/**
	 * All open their streams at once; who was told something before says what was last.
	 */
	synchronized void open() throws IOException {
		for (Listener one : this.listeners) {
			one.connect();
		}
		this.selector.wakeup();
	}

	/** Ends all at once and without a word, as a broken line does. */
	synchronized void cut() throws IOException {
		for (Listener one : this.listeners) {
			one.reset();
		}
		this.selector.wakeup();
	}

	/** How many streams have begun and not ended. */
	synchronized int count() {
		return (int) this.listeners.stream().filter((one) -> one.begun).count();
	}

	/** How many streams the server has ended or refused. */
	synchronized int ended() {
		return this.listeners.stream().mapToInt((one) -> one.ended).sum();
	}

	/** What each was told, in its order. */
	synchronized List<List<String>> heard() {
		return this.listeners.stream().map((one) -> List.copyOf(one.heard)).toList();
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		this.selector.wakeup();
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		cut();
		this.selector.close();
	}

	private void run() {
		try {
			while (!this.closed) {
				this.selector.select(100);
				synchronized (this) {
					this.selector.selectedKeys().stream().filter(SelectionKey::isValid).forEach(EventListeners::serve);
					this.selector.selectedKeys().clear();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void serve(SelectionKey key) {
		Listener listener = (Listener) key.attachment();
		try {
			if (key.isConnectable()) {
				listener.ask(key);
			}
			else {
				listener.read();
			}
		}
		catch (IOException ex) {
			listener.end();
		}
	}

	/** One browser. */
	private final class Listener {

		private final List<String> heard = new ArrayList<>();

		private final StringBuilder unread = new StringBuilder();

		private SocketChannel line;

		private String place;

		private boolean begun;

		private int ended;

		void connect() throws IOException {
			this.unread.setLength(0);
			this.line = SocketChannel.open();
			this.line.configureBlocking(false);
			this.line.connect(EventListeners.this.address);
			this.line.register(EventListeners.this.selector, SelectionKey.OP_CONNECT, this);
		}

		/**
		 * By HTTP/1.0, so that the events come as they are, without the marks of chunks.
		 */
		void ask(SelectionKey key) throws IOException {
			this.line.finishConnect();
			String request = "GET /live HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: "
					+ EventListeners.this.cookies + ((this.place != null) ? "\r\nLast-Event-ID: " + this.place : "")
					+ "\r\n\r\n";
			this.line.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
			key.interestOps(SelectionKey.OP_READ);
		}

		void read() throws IOException {
			ByteBuffer bytes = ByteBuffer.allocate(8192);
			if (this.line.read(bytes) < 0) {
				end();
				return;
			}
			this.unread.append(StandardCharsets.UTF_8.decode(bytes.flip()));
			if (!this.begun) {
				begin();
			}
			while (this.begun && this.unread.indexOf("\n\n") >= 0) {
				int end = this.unread.indexOf("\n\n");
				hear(this.unread.substring(0, end));
				this.unread.delete(0, end + 2);
			}
		}

		private void begin() throws IOException {
			int end = this.unread.indexOf("\r\n\r\n");
			if (end < 0) {
				return;
			}
			if (!this.unread.substring(0, 12).endsWith(" 200")) {
				throw new IOException(this.unread.toString());
			}
			this.unread.delete(0, end + 4);
			this.begun = true;
		}

		private void hear(String block) {
			String event = field(block, "event: ");
			this.place = (field(block, "id: ") != null) ? field(block, "id: ") : this.place;
			if ("changed".equals(event)) {
				this.heard.add(field(block, "data: ").intern());
			}
			else if (RESYNC.equals(event)) {
				this.heard.add(RESYNC);
			}
		}

		private String field(String block, String name) {
			return block.lines()
				.filter((line) -> line.startsWith(name))
				.map((line) -> line.substring(name.length()))
				.findFirst()
				.orElse(null);
		}

		void end() {
			this.ended++;
			this.begun = false;
			try {
				this.line.close();
			}
			catch (IOException ex) {
				// It is gone either way.
			}
		}

		void reset() throws IOException {
			this.begun = false;
			if (this.line != null && this.line.isOpen()) {
				this.line.setOption(StandardSocketOptions.SO_LINGER, 0);
				this.line.close();
			}
		}

	}

}
