package io.stagedesk.faults;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.stagedesk.bench.HttpConnection;

/**
 * HAProxy before two nodes, with the configuration that we ship: only addresses are
 * others, and a page with its own figures is added.
 */
final class Balancer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String FIGURES = """

			frontend figures
				bind 127.0.0.1:%d
				stats enable
				stats uri /figures
			""";

	private final Process process;

	private final Path log;

	private final int port;

	private final int figures;

	private Balancer(Process process, Path log, int port, int figures) {
		this.process = process;
		this.log = log;
		this.port = port;
		this.figures = figures;
	}

	/**
	 * Starts it and waits until both nodes get requests.
	 * @param folder where its files go
	 * @param one the first node's port
	 * @param other the second node's port
	 * @return the running balancer
	 */
	static Balancer start(Path folder, int one, int other) throws IOException, InterruptedException {
		int port = freePort();
		int figures = freePort();
		String configuration = Files.readString(Path.of("docker/haproxy.cfg"))
			.replace("bind :8080", "bind 127.0.0.1:" + port)
			.replace("node1:8080", "127.0.0.1:" + one)
			.replace("node2:8080", "127.0.0.1:" + other);
		Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration + FIGURES.formatted(figures));
		Path log = folder.resolve("haproxy.log");
		Process process = new ProcessBuilder(program(), "-db", "-f", file.toString()).redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Balancer balancer = new Balancer(process, log, port, figures);
		try {
			balancer.awaitUp("node1");
			balancer.awaitUp("node2");
			return balancer;
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			balancer.close();
			throw ex;
		}
	}

	private static String program() {
		return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
			.map((folder) -> Path.of(folder, "haproxy"))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"This test needs HAProxy on the PATH: install it, as by 'apt-get install haproxy'"))
			.toString();
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	int port() {
		return this.port;
	}

	/** Waits until this node gets requests. */
	void awaitUp(String node) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		while (!status(node).equals("UP")) {
			boolean late = System.nanoTime() - begin > LIMIT.toNanos();
			if (late || this.process.waitFor(50, TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException((late ? node + " is not up after " + LIMIT : "HAProxy ended") + ":\n"
						+ Files.readString(this.log));
			}
		}
	}

	private String status(String node) throws IOException {
		try {
			return figure(node, "status");
		}
		catch (IOException ex) {
			return "";
		}
	}

	/** How many requests this node has answered with a success. */
	long answered(String node) throws IOException {
		return Long.parseLong(figure(node, "hrsp_2xx"));
	}

	private String figure(String node, String name) throws IOException {
		try (HttpConnection connection = new HttpConnection(this.figures)) {
			List<String> lines = connection.send(HttpConnection.get("/figures;csv", null))
				.expect(200)
				.body()
				.lines()
				.toList();
			int column = List.of(lines.get(0).substring(2).split(",", -1)).indexOf(name);
			return lines.stream()
				.filter((line) -> line.startsWith("nodes," + node + ","))
				.map((line) -> line.split(",", -1)[column])
				.findFirst()
				.orElseThrow();
		}
	}

	/** What the balancer has to say of requests that went wrong. */
	String log() throws IOException {
		return Files.readString(this.log);
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
