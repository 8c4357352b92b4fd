package io.stagedesk.messaging.mailbox.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers each line as a test says, and may begin to encrypt. */
class ScriptedServer implements AutoCloseable {

	static final String STARTS_TLS = "STARTS-TLS";

	final List<String> heard = new CopyOnWriteArrayList<>();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final ServerSocket server;

	private final String greeting;

	private final UnaryOperator<String> script;

	private final SSLContext tls;

	ScriptedServer(String greeting, UnaryOperator<String> script) throws IOException {
		this(greeting, script, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), null);
	}

	/**
	 * @param script answers without the last line end; begins with {@link #STARTS_TLS}
	 * where all after the answer is encrypted
	 */
	ScriptedServer(String greeting, UnaryOperator<String> script, ServerSocket server, SSLContext tls) {
		this.greeting = greeting;
		this.script = script;
		this.server = server;
		this.tls = tls;
		daemon(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.server.accept();
				this.sockets.add(client);
				daemon(() -> talk(client));
			}
		}
		catch (IOException ex) {
			return;
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "scripted-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void talk(Socket client) {
		try (Socket socket = client) {
			say(socket, this.greeting);
			listen(socket);
		}
		catch (IOException ex) {
			return;
		}
	}

	private void listen(Socket socket) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			this.heard.add(line);
			String answer = this.script.apply(line);
			if (answer.startsWith(STARTS_TLS)) {
				say(socket, answer.substring(STARTS_TLS.length()));
				listen(encrypted(socket));
				return;
			}
			say(socket, answer);
		}
	}

	private Socket encrypted(Socket socket) throws IOException {
		SSLSocket encrypted = (SSLSocket) this.tls.getSocketFactory()
			.createSocket(socket, "localhost", socket.getPort(), true);
		encrypted.setUseClientMode(false);
		return encrypted;
	}

	private static void say(Socket socket, String text) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

}
