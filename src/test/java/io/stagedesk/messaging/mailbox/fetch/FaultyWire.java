package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a mail server that breaks where a test says. */
class FaultyWire implements AutoCloseable {

	private final ServerSocket server;

	private final int target;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final AtomicInteger connections = new AtomicInteger();

	private final AtomicInteger faults = new AtomicInteger();

	private volatile Fault fault = Fault.none();

	FaultyWire(int target) throws IOException {
		this.target = target;
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		daemon(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	int connections() {
		return this.connections.get();
	}

	/** How often the line broke or hung. */
	int faults() {
		return this.faults.get();
	}

	void breaks(Fault next) {
		this.fault = next;
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
				Socket real = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.add(client);
				this.sockets.add(real);
				this.connections.incrementAndGet();
				Conversation conversation = new Conversation(client, real, this.fault);
				daemon(conversation::listen);
				daemon(conversation::answer);
			}
		}
		catch (IOException ex) {
			return;
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "faulty-wire");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Where a connection breaks: so many bytes of the server's answers after a command
	 * that matches was sent.
	 *
	 * @param command a pattern; empty for the beginning
	 * @param hangs whether nothing more comes instead of an end
	 */
	record Fault(String command, int after, boolean hangs, AtomicInteger times) {

		static Fault none() {
			return new Fault("never", 0, false, new AtomicInteger());
		}

		static Fault cut(String command, int after, int times) {
			return new Fault(command, after, false, new AtomicInteger(times));
		}

		static Fault hang(String command, int times) {
			return new Fault(command, 0, true, new AtomicInteger(times));
		}

	}

	private final class Conversation {

		private final Socket client;

		private final Socket real;

		private final Fault fault;

		private long left = Long.MAX_VALUE;

		Conversation(Socket client, Socket real, Fault fault) {
			this.client = client;
			this.real = real;
			this.fault = fault;
			if (fault.command().isEmpty()) {
				arm();
			}
		}

		void listen() {
			byte[] buffer = new byte[4096];
			try (InputStream in = this.client.getInputStream(); OutputStream out = this.real.getOutputStream()) {
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					String said = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
					if (said.matches("(?s).*(" + this.fault.command() + ").*")) {
						arm();
					}
					out.write(buffer, 0, count);
				}
			}
			catch (IOException ex) {
				end();
			}
		}

		void answer() {
			byte[] buffer = new byte[4096];
			try {
				InputStream in = this.real.getInputStream();
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					pass(buffer, count);
				}
				end();
			}
			catch (IOException ex) {
				end();
			}
		}

		private synchronized void arm() {
			if (this.left == Long.MAX_VALUE && this.fault.times().getAndDecrement() > 0) {
				this.left = this.fault.after();
			}
		}

		private synchronized void pass(byte[] buffer, int count) throws IOException {
			int passed = (int) Math.min(this.left, count);
			this.client.getOutputStream().write(buffer, 0, passed);
			if (this.left != Long.MAX_VALUE) {
				this.left -= passed;
			}
			if (passed < count) {
				FaultyWire.this.faults.incrementAndGet();
			}
			if (passed < count && !this.fault.hangs()) {
				this.client.close();
				throw new IOException("Broken on purpose");
			}
		}

		private void end() {
			try {
				this.client.close();
				this.real.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
