package io.stagedesk.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.stagedesk.Door;

/**
 * A line to a server that can break: after so many bytes of its answers, or for a while.
 * What is under way is lost, as by a reset.
 */
final class CutLine implements AutoCloseable {

	private static final int WHOLE = Integer.MAX_VALUE;

	private final int target;

	private final int port;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private Door entrance;

	private int left = WHOLE;

	private int cuts;

	CutLine(int target) throws IOException {
		this.target = target;
		this.entrance = new Door(0, this::receive);
		this.port = this.entrance.port();
	}

	int port() {
		return this.port;
	}

	/** All connections break as soon as the server has answered so many bytes more. */
	synchronized void cutsAfter(int bytes) {
		this.left = bytes;
	}

	/** How often it has broken after some bytes. */
	synchronized int cuts() {
		return this.cuts;
	}

	/** Breaks all connections, and takes none until it is mended. */
	synchronized void breaks() throws IOException {
		this.entrance.close();
		reset();
	}

	synchronized void mend() throws IOException {
		this.entrance = new Door(this.port, this::receive);
	}

	@Override
	public synchronized void close() throws IOException {
		breaks();
	}

	private void reset() {
		for (Socket socket : this.sockets) {
			try (socket) {
				socket.setSoLinger(true, 0);
			}
			catch (IOException ex) {
				// It is gone either way.
			}
		}
		this.sockets.clear();
	}

	/** How many of these bytes still pass; the line is cut where not all do. */
	private synchronized int pass(int bytes) {
		if (this.left == WHOLE) {
			return bytes;
		}
		int passing = Math.min(bytes, this.left);
		this.left -= passing;
		return passing;
	}

	private synchronized void cut() {
		if (this.left < WHOLE) {
			this.left = WHOLE;
			this.cuts++;
		}
		reset();
	}

	private void receive(Socket client) throws IOException {
		Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
		this.sockets.add(client);
		this.sockets.add(server);
		daemon(() -> carry(client, server, false));
		daemon(() -> carry(server, client, true));
	}

	private void carry(Socket from, Socket to, boolean answers) {
		byte[] bytes = new byte[4096];
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
				int passing = answers ? pass(read) : read;
				out.write(bytes, 0, passing);
				if (passing < read) {
					cut();
					return;
				}
			}
		}
		catch (IOException ex) {
			return;
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "cut-line");
		thread.setDaemon(true);
		thread.start();
	}

}
