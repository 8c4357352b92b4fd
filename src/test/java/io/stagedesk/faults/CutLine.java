package io.stagedesk.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server that breaks after so many bytes of its answers. */
final class CutLine implements AutoCloseable {

	private final ServerSocket entrance;

	private final int target;

	private final Queue<Integer> lengths = new ConcurrentLinkedQueue<>();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final AtomicInteger cuts = new AtomicInteger();

	CutLine(int target) throws IOException {
		this.target = target;
		this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		daemon(this::accept);
	}

	int port() {
		return this.entrance.getLocalPort();
	}

	/** The next connection breaks after so many bytes; without any left they all hold. */
	void cutsAfter(int bytes) {
		this.lengths.add(bytes);
	}

	/** How often it has broken. */
	int cuts() {
		return this.cuts.get();
	}

	@Override
	public void close() throws IOException {
		this.entrance.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.entrance.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				this.sockets.add(client);
				this.sockets.add(server);
				Integer length = this.lengths.poll();
				daemon(() -> carry(client, server, Integer.MAX_VALUE));
				daemon(() -> carry(server, client, (length != null) ? length : Integer.MAX_VALUE));
			}
		}
		catch (IOException ex) {
			return;
		}
	}

	private void carry(Socket from, Socket to, int most) {
		byte[] bytes = new byte[4096];
		int left = most;
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
				out.write(bytes, 0, Math.min(read, left));
				left -= read;
				if (left <= 0) {
					this.cuts.incrementAndGet();
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
