package io.stagedesk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port of this machine where a test lets connections in. Once it is closed nobody comes
 * in: closing the socket alone leaves the port open until the thread that waits at it has
 * run once more, which takes a while where all are at work.
 */
public final class Door implements AutoCloseable {

	private static final int BACKLOG = 50;

	private final ServerSocket socket;

	private final Thread porter;

	/** Who comes in. */
	public interface Host {

		/** Must not wait: nobody else comes in meanwhile. */
		void receive(Socket guest) throws IOException;

	}

	/**
	 * @param port 0 for any that is free
	 */
	public Door(int port, Host host) throws IOException {
		this.socket = new ServerSocket();
		this.socket.setReuseAddress(true);
		this.socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
		this.porter = new Thread(() -> open(host), "door-" + port());
		this.porter.setDaemon(true);
		this.porter.start();
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	private void open(Host host) {
		while (!this.socket.isClosed()) {
			try {
				receive(this.socket.accept(), host);
			}
			catch (IOException ex) {
				continue;
			}
		}
	}

	private static void receive(Socket guest, Host host) throws IOException {
		try {
			host.receive(guest);
		}
		catch (IOException ex) {
			guest.close();
		}
	}

	/** All who came in are with their host when it returns. */
	@Override
	public void close() throws IOException {
		this.socket.close();
		try {
			this.porter.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while the port was closed");
		}
	}

}
