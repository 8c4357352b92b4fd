package io.stagedesk.messaging.mailbox.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.SocketFactory;

/**
 * Makes the connections of one visit and can end them from outside: who waits for a byte
 * of one is told at once.
 */
final class OpenSockets extends SocketFactory implements AutoCloseable {

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	@Override
	public Socket createSocket() throws IOException {
		Socket socket = new Noted();
		this.open.add(socket);
		if (this.closed) {
			close();
			throw new SocketException("The visit has ended");
		}
		return socket;
	}

	/** How long a read may wait. */
	void setPatience(Duration patience) throws SocketException {
		for (Socket socket : this.open) {
			socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
		this.open.forEach(OpenSockets::close);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException("A socket cannot be closed", ex);
		}
	}

	@Override
	public Socket createSocket(String host, int port) {
		throw new UnsupportedOperationException("Connect with a time limit");
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
		throw new UnsupportedOperationException("Connect with a time limit");
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		throw new UnsupportedOperationException("Connect with a time limit");
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
		throw new UnsupportedOperationException("Connect with a time limit");
	}

	private final class Noted extends Socket {

		@Override
		public void close() throws IOException {
			OpenSockets.this.open.remove(this);
			super.close();
		}

	}

}
