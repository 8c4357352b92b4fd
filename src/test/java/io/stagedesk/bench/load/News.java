package io.stagedesk.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.stagedesk.bench.HttpConnection;

/**
 * An agent's browser that listens on one node while somebody writes on another, and how
 * long after a post it heard of it.
 */
final class News implements AutoCloseable {

	private static final Pattern TICKET = Pattern.compile("SD-\\d+");

	private static final long PATIENCE_SECONDS = 20;

	private final Map<String, Long> heard = new ConcurrentHashMap<>();

	private final Socket socket;

	/**
	 * Listens from now on.
	 * @param port the node
	 * @param cookies the session of who listens
	 */
	News(int port, String cookies) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.getOutputStream()
			.write(("GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: " + cookies
					+ "\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
		Thread thread = new Thread(this::listen, "news");
		thread.setDaemon(true);
		thread.start();
	}

	private void listen() {
		byte[] bytes = new byte[16_384];
		String rest = "";
		try {
			InputStream in = this.socket.getInputStream();
			for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
				long now = System.nanoTime();
				String text = rest + new String(bytes, 0, read, StandardCharsets.UTF_8);
				Matcher ticket = TICKET.matcher(text);
				while (ticket.find()) {
					if (!ticket.hitEnd()) {
						this.heard.putIfAbsent(ticket.group(), now);
					}
				}
				rest = text.substring(Math.max(0, text.length() - 20));
			}
		}
		catch (IOException ex) {
			// It was closed.
		}
	}

	/**
	 * Writes one note to each of these tickets, each after a pause.
	 * @param port the node to which it is written
	 * @param pause milliseconds between two
	 * @return milliseconds from sending each to hearing of it
	 */
	List<Double> after(int port, List<String> numbers, long pause) throws IOException, InterruptedException {
		List<Double> delays = new ArrayList<>();
		try (HttpConnection connection = new HttpConnection(port)) {
			for (String number : numbers) {
				this.heard.remove(number);
				long begin = System.nanoTime();
				connection
					.send(HttpConnection.post("/api/v1/tickets/" + number + "/messages", "Bearer demo-mona",
							"news-" + number, "{\"visibility\":\"INTERNAL\",\"body\":\"A note\"}"))
					.expect(201);
				delays.add((await(number) - begin) / 1e6);
				TimeUnit.MILLISECONDS.sleep(pause);
			}
		}
		return delays;
	}

	private long await(String number) throws InterruptedException {
		long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!this.heard.containsKey(number)) {
			if (System.nanoTime() > limit) {
				throw new IllegalStateException("No news of " + number);
			}
			TimeUnit.MILLISECONDS.sleep(1);
		}
		return this.heard.get(number);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
