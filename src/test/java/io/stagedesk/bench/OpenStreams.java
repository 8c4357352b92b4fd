package io.stagedesk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many browsers that only listen: each has its stream of live events open and reads what
 * comes.
 */
public final class OpenStreams implements AutoCloseable {

	private final List<Socket> sockets = new ArrayList<>();

	private final AtomicInteger open = new AtomicInteger();

	private OpenStreams() {
	}

	/**
	 * Opens streams, in turns on the nodes, by one log-in on each.
	 * @param ports the nodes
	 * @param count how many
	 */
	public static OpenStreams open(List<Integer> ports, int count) throws IOException, InterruptedException {
		OpenStreams streams = new OpenStreams();
		List<String> cookies = new ArrayList<>();
		for (int port : ports) {
			cookies.add(new Supervisor(port).logIn());
		}
		for (int index = 0; index < count; index++) {
			int node = index % ports.size();
			streams.add(ports.get(node), cookies.get(node));
		}
		return streams;
	}

	private void add(int port, String cookies) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.sockets.add(socket);
		socket.getOutputStream()
			.write(("GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: " + cookies
					+ "\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
		InputStream in = socket.getInputStream();
		byte[] bytes = new byte[8192];
		int read = in.read(bytes);
		if (read < 0 || !new String(bytes, 0, read, StandardCharsets.UTF_8).startsWith("HTTP/1.1 200")) {
			throw new IOException("A stream was not opened");
		}
		this.open.incrementAndGet();
		Thread reading = new Thread(() -> drain(in), "stream");
		reading.setDaemon(true);
		reading.start();
	}

	private void drain(InputStream in) {
		byte[] bytes = new byte[8192];
		try {
			int read = 0;
			while (read >= 0) {
				read = in.read(bytes);
			}
		}
		catch (IOException ex) {
			// It was closed.
		}
		this.open.decrementAndGet();
	}

	/** Those that the server has not ended. */
	public int count() {
		return this.open.get();
	}

	@Override
	public void close() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

}
