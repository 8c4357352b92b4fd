package io.stagedesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged StageDesk as a process of its own. It listens on a port that the system
 * chose, read from the log of this very process: what answers there is our own child and
 * nothing else.
 */
public final class StageDeskProcess implements AutoCloseable {

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Duration START_LIMIT = Duration.ofSeconds(300);

	private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Path log;

	private final int port;

	private final Duration startUp;

	private StageDeskProcess(Process process, Path log, int port, Duration startUp) {
		this.process = process;
		this.log = log;
		this.port = port;
		this.startUp = startUp;
	}

	/**
	 * Starts the jar, unpacked, and waits until it says that it is up.
	 * @param folder the working folder, where an H2 file and the log go
	 * @param profiles the Spring profiles
	 * @param environment more variables of the environment
	 * @param options options of the virtual machine
	 * @return the running server
	 */
	public static StageDeskProcess start(Path folder, String profiles, Map<String, String> environment,
			String... options) throws IOException, InterruptedException {
		return start(jar(), folder, profiles, environment, options);
	}

	/** The same with a jar that need not be the present one. */
	public static StageDeskProcess start(Path jar, Path folder, String profiles, Map<String, String> environment,
			String... options) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		Path log = folder.resolve("stagedesk-" + System.nanoTime() + ".log");
		List<String> command = new ArrayList<>();
		command.add(JAVA);
		command.add("-Xmx512m");
		command.addAll(List.of(options));
		command.add("-jar");
		command.add(unpacked(jar).toString());
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().put("SPRING_PROFILES_ACTIVE", profiles);
		builder.environment().put("SERVER_PORT", "0");
		builder.environment().putAll(environment);
		long begin = System.nanoTime();
		Process process = builder.start();
		try {
			int port = awaitPort(process, log, begin);
			awaitUp(process, log, port, begin);
			return new StageDeskProcess(process, log, port, Duration.ofNanos(System.nanoTime() - begin));
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	/** Starts a desk with the demo's people on a database of this PostgreSQL. */
	static StageDeskProcess start(Path folder, DurablePostgres postgres, String database)
			throws IOException, InterruptedException {
		return start(folder, "postgres,demo", Map.of("STAGEDESK_DB_URL", postgres.url(database), "STAGEDESK_DB_USER",
				postgres.user(), "STAGEDESK_DB_PASSWORD", postgres.password()));
	}

	/** The jar of this release. */
	public static Path jar() {
		Path jar = Path.of(System.getProperty("stagedesk.jar", "target/stagedesk.jar")).toAbsolutePath();
		if (!Files.exists(jar)) {
			throw new IllegalStateException(jar + " is missing: package it first");
		}
		return jar;
	}

	/** Lays the jar out as the image does: it starts faster than the packed one. */
	private static Path unpacked(Path jar) throws IOException, InterruptedException {
		Path folder = jar.resolveSibling("unpacked");
		Path main = folder.resolve(jar.getFileName());
		if (!Files.exists(main) || Files.getLastModifiedTime(main).compareTo(Files.getLastModifiedTime(jar)) < 0) {
			Process unpacking = new ProcessBuilder(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract",
					"--destination", folder.toString(), "--force")
				.inheritIO()
				.start();
			if (unpacking.waitFor() != 0) {
				throw new IOException("Cannot unpack " + jar);
			}
			Files.setLastModifiedTime(main, FileTime.from(Instant.now()));
		}
		return main;
	}

	private static int awaitPort(Process process, Path log, long begin) throws IOException, InterruptedException {
		OptionalInt port = portIn(log);
		while (port.isEmpty()) {
			pause(process, log, begin);
			port = portIn(log);
		}
		return port.getAsInt();
	}

	private static OptionalInt portIn(Path log) throws IOException {
		Matcher matcher = PORT.matcher(Files.readString(log));
		return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
	}

	private static void awaitUp(Process process, Path log, int port, long begin)
			throws IOException, InterruptedException {
		while (!isUp(port)) {
			pause(process, log, begin);
		}
	}

	private static boolean isUp(int port) {
		try (HttpConnection connection = new HttpConnection(port)) {
			HttpConnection.Answer answer = connection.send(HttpConnection.get("/actuator/health", null));
			return answer.status() == 200 && answer.body().contains("\"UP\"");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void pause(Process process, Path log, long begin) throws IOException, InterruptedException {
		boolean late = System.nanoTime() - begin > START_LIMIT.toNanos();
		if (late || process.waitFor(20, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException(
					(late ? "StageDesk is not up after " + START_LIMIT : "StageDesk ended") + ":\n" + tail(log));
		}
	}

	private static String tail(Path log) throws IOException {
		List<String> lines = Files.readAllLines(log);
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
	}

	public int port() {
		return this.port;
	}

	public long pid() {
		return this.process.pid();
	}

	public Path log() {
		return this.log;
	}

	/** Process start to the first answer that says UP. */
	public Duration startUp() {
		return this.startUp;
	}

	/** Ends the process at once, as a power cut would: {@code kill -9}. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/** Stops the process where it stands, without a word, until it is thawed. */
	public void freeze() throws IOException, InterruptedException {
		Signal.STOP.send(pid());
	}

	/** Lets a frozen process go on as if nothing had happened. */
	public void thaw() throws IOException, InterruptedException {
		Signal.CONT.send(pid());
	}

	/** Asks the process to stop and waits until it has. */
	@Override
	public void close() {
		this.process.destroy();
		try {
			awaitEnd();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private void awaitEnd() throws InterruptedException {
		if (!this.process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
			this.process.destroyForcibly().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			throw new IllegalStateException("StageDesk did not stop within " + STOP_LIMIT);
		}
	}

}
