package io.stagedesk.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Many clients that send or read a byte a second. Who is sent away comes back at once.
 */
final class SlowClients implements AutoCloseable {

	private static final String TOKEN = "Authorization: " + Intents.APP + "\r\n";

	/** What they do slowly, after what they send at once. */
	enum Kind {

		/** Sends the head of a request. */
		HEAD("GET /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Slow: "),

		/** Sends a body that it announced. */
		JSON(post("/api/v1/tickets", TOKEN + "Content-Type: application/json\r\nContent-Length: 2000")),

		/** Sends a body in chunks that never end. */
		CHUNKS(post("/api/v1/tickets", TOKEN + "Content-Type: application/json\r\nTransfer-Encoding: chunked")
				+ "7d0\r\n"),

		/** Sends a form, as a stranger can. */
		FORM(post("/login", "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000")),

		/** Sends files. */
		FILES(post("/api/v1/uploads", "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 90000")
				+ "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"),

		/** Sends what nobody wants, as it is too long. */
		TOO_LONG(post("/api/v1/tickets", TOKEN + "Content-Type: application/json\r\nContent-Length: 1900000")),

		/** Reads what it was answered. */
		READER("GET /assets/app.css HTTP/1.1\r\nHost: x\r\n\r\n");

		private final String begin;

		Kind(String begin) {
			this.begin = begin;
		}

		private static String post(String path, String headers) {
			return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n";
		}

	}

	private final List<Slow> slow = new ArrayList<>();

	private final Map<Kind, Integer> sentAway = new EnumMap<>(Kind.class);

	private final InetSocketAddress address;

	private final Thread thread;

	private volatile boolean stopped;

	/**
	 * So many of each kind, one after the other in an order of their own.
	 * @param port where to
	 */
	SlowClients(int port, int ofEach, long seed) {
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		for (Kind kind : Kind.values()) {
			Collections.nCopies(ofEach, kind).forEach((one) -> this.slow.add(new Slow(one)));
		}
		Collections.shuffle(this.slow, new Random(seed));
		this.thread = new Thread(this::run, "slow-clients");
		this.thread.start();
	}

	/** How many have a connection now. */
	synchronized int connected() {
		return (int) this.slow.stream().filter((one) -> one.line != null && one.line.isConnected()).count();
	}

	/** How often clients of each kind were sent away. */
	synchronized Map<Kind, Integer> sentAway() {
		return new EnumMap<>(this.sentAway);
	}

	private void run() {
		try {
			while (!this.stopped) {
				synchronized (this) {
					this.slow.forEach(this::go);
				}
				TimeUnit.SECONDS.sleep(1);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void go(Slow one) {
		try {
			if (!one.go(this.address)) {
				this.sentAway.merge(one.kind, 1, Integer::sum);
				one.leave();
				one.go(this.address);
			}
		}
		catch (IOException ex) {
			this.sentAway.merge(one.kind, 1, Integer::sum);
			one.leave();
		}
	}

	@Override
	public void close() {
		this.stopped = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.slow.forEach(Slow::leave);
	}

	/** One of them. */
	private static final class Slow {

		private final Kind kind;

		private SocketChannel line;

		private boolean begun;

		Slow(Kind kind) {
			this.kind = kind;
		}

		/** False where the server has answered what is not yet sent, or has gone. */
		boolean go(InetSocketAddress address) throws IOException {
			if (this.line == null) {
				this.line = SocketChannel.open();
				this.line.configureBlocking(false);
				this.line.setOption(StandardSocketOptions.SO_RCVBUF, 1024);
				this.line.connect(address);
			}
			if (!this.begun) {
				if (this.line.finishConnect()) {
					this.begun = true;
					this.line.write(ByteBuffer.wrap(this.kind.begin.getBytes(StandardCharsets.US_ASCII)));
				}
				return true;
			}
			int read = this.line.read(ByteBuffer.allocate(1));
			if (this.kind == Kind.READER) {
				return read >= 0;
			}
			this.line.write(ByteBuffer.wrap(new byte[] { 'x' }));
			return read == 0;
		}

		void leave() {
			this.begun = false;
			try {
				if (this.line != null) {
					this.line.close();
				}
			}
			catch (IOException ex) {
				// It is gone either way.
			}
			this.line = null;
		}

	}

}
