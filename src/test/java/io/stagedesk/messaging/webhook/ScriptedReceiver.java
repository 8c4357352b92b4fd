package io.stagedesk.messaging.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.stagedesk.Door;

/** A receiver of webhooks that does what a test wants; otherwise it takes everything. */
public final class ScriptedReceiver implements AutoCloseable {

	/** Hears all and never answers. */
	public static final String HANG = "(hang)";

	/** Hears all and goes without a word. */
	public static final String DROP = "(drop)";

	/** Says that it took it, and goes on talking, a byte now and then. */
	public static final String DRIP = "(drip)";

	/** Answers without end. */
	public static final String FLOOD = "(flood)";

	public static final String TAKES = "200 OK";

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final List<Heard> heard = new CopyOnWriteArrayList<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile Door door;

	private volatile String answer = TAKES;

	private volatile String header = "";

	public ScriptedReceiver() throws IOException {
		this.door = new Door(0, this::receive);
	}

	/** What came in one request. */
	public record Heard(Map<String, String> headers, String body, String answer) {

		public String id() {
			return this.headers.get("webhook-id");
		}

		public boolean taken() {
			return this.answer.equals(TAKES);
		}

	}

	public String url() {
		return "http://127.0.0.1:%d/hook".formatted(this.door.port());
	}

	/** All that came, whatever was answered. */
	public List<Heard> heard() {
		return this.heard;
	}

	/** What each request from now on is answered with: a status line, or a trouble. */
	public void answers(String script) {
		answers(script, "");
	}

	/** The same with another header. */
	void answers(String script, String more) {
		this.answer = script;
		this.header = more.isEmpty() ? "" : more + "\r\n";
	}

	/** Nobody listens until {@link #returns()}. */
	public void goes() throws IOException {
		this.door.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	public void returns() throws IOException {
		this.door = new Door(this.door.port(), this::receive);
	}

	private void receive(Socket socket) {
		this.sockets.add(socket);
		daemon(() -> serve(socket));
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream in = new BufferedInputStream(socket.getInputStream());
			boolean open = true;
			while (open) {
				Map<String, String> headers = head(in);
				if (headers.isEmpty()) {
					return;
				}
				byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
				String script = this.answer;
				this.heard.add(new Heard(headers, new String(body, StandardCharsets.UTF_8), script));
				open = say(socket.getOutputStream(), script);
			}
		}
		catch (IOException ex) {
			return;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.sockets.remove(socket);
		}
	}

	private static Map<String, String> head(InputStream in) throws IOException {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next >= 0; next = in.read()) {
			if (next != '\n') {
				line.append((char) next);
				continue;
			}
			String text = line.toString().strip();
			line.setLength(0);
			if (text.isEmpty()) {
				return headers;
			}
			int colon = text.indexOf(':');
			headers.put((colon > 0) ? text.substring(0, colon) : "", text.substring(colon + 1).strip());
		}
		return Map.of();
	}

	/** Whether the connection stays open. */
	private boolean say(OutputStream out, String script) throws IOException, InterruptedException {
		switch (script) {
			case DROP -> {
				return false;
			}
			case HANG -> {
				this.closed.await();
				return false;
			}
			case DRIP -> {
				write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
				while (!this.closed.await(20, TimeUnit.MILLISECONDS)) {
					write(out, "x");
				}
				return false;
			}
			case FLOOD -> {
				write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
				while (true) {
					write(out, "1000\r\n" + "y".repeat(0x1000) + "\r\n");
				}
			}
			default -> {
				write(out, "HTTP/1.1 %s\r\n%sContent-Length: 9\r\n\r\nsaid no\0\n".formatted(script, this.header));
				return true;
			}
		}
	}

	private static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "scripted-receiver");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.closed.countDown();
		goes();
	}

}
