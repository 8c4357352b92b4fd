package io.stagedesk.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.stagedesk.Door;

/** A relay that says what a test wrote for it, and otherwise takes every mail. */
public class ScriptedRelay implements AutoCloseable {

	/** Says nothing more, and waits until the other side goes. */
	public static final String HANG = "(hang)";

	/** Goes without a word. */
	public static final String DROP = "(drop)";

	/** Steps that are no commands: the greeting, the middle and the end of a mail. */
	public static final String GREETING = "greeting";

	public static final String MIDDLE = "middle";

	public static final String END = "end";

	private static final Map<String, String> WELL = Map.of(GREETING, "220 relay.example", "EHLO", "250 relay.example",
			"DATA", "354 go on", "QUIT", "221 bye");

	private volatile Door door;

	private final Queue<Map<String, String>> scripts = new ConcurrentLinkedQueue<>();

	private volatile Map<String, String> always = Map.of();

	private final List<String> whole = new CopyOnWriteArrayList<>();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final AtomicInteger played = new AtomicInteger();

	public ScriptedRelay() throws IOException {
		this.door = new Door(0, this::receive);
	}

	/** Nobody listens at the port until {@link #returns()}. */
	public void goes() throws IOException {
		this.door.close();
	}

	public void returns() throws IOException {
		this.door = new Door(this.door.port(), this::receive);
	}

	public int port() {
		return this.door.port();
	}

	/** The next connection, and with it the next mail; those after it go well. */
	void plays(Map<String, String> next) {
		this.scripts.add(next);
	}

	/** Every connection from now on that has no script of its own. */
	public void playsAlways(Map<String, String> script) {
		this.always = script;
	}

	/** How often it has done what a script says. */
	public int played() {
		return this.played.get();
	}

	/** Every mail that came as far as its final dot, whatever was said to it. */
	public List<String> whole() {
		return this.whole;
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	private void receive(Socket socket) {
		this.sockets.add(socket);
		Map<String, String> script = this.scripts.poll();
		daemon(() -> serve(socket, (script != null) ? script : this.always));
	}

	private void serve(Socket socket, Map<String, String> script) {
		try (socket) {
			BufferedReader in = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			boolean open = say(socket, in, script, GREETING);
			for (String line = in.readLine(); open && line != null; line = in.readLine()) {
				String step = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
				open = say(socket, in, script, step)
						&& (!step.equals("DATA") || script.containsKey("DATA") || take(socket, in, script));
			}
		}
		catch (IOException ex) {
			return;
		}
	}

	private boolean take(Socket socket, BufferedReader in, Map<String, String> script) throws IOException {
		StringBuilder mail = new StringBuilder();
		for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
			if (script.containsKey(MIDDLE)) {
				return say(socket, in, script, MIDDLE);
			}
			mail.append(line).append('\n');
		}
		this.whole.add(mail.toString());
		return say(socket, in, script, END);
	}

	private boolean say(Socket socket, BufferedReader in, Map<String, String> script, String step) throws IOException {
		if (script.containsKey(step)) {
			this.played.incrementAndGet();
		}
		String answer = script.getOrDefault(step, WELL.getOrDefault(step, "250 well"));
		if (answer.equals(DROP)) {
			return false;
		}
		if (answer.equals(HANG)) {
			while (in.read() >= 0) {
				continue;
			}
			return false;
		}
		socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
		socket.getOutputStream().flush();
		return true;
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "scripted-relay");
		thread.setDaemon(true);
		thread.start();
	}

}
