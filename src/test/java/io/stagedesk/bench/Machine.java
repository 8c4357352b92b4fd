package io.stagedesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * Who uses the cores of this machine, read from {@code /proc}; elsewhere nothing is known
 * and every share is 0.
 */
public final class Machine {

	private static final double TICKS_PER_SECOND = 100;

	private static final double QUIET = 0.2;

	private final Map<String, Long> roots = new ConcurrentSkipListMap<>();

	private Duration patience;

	/**
	 * Watches the machine.
	 * @param patience how long all waits for quiet may take together
	 */
	public Machine(Duration patience) {
		this.patience = patience;
		this.roots.put("driver", ProcessHandle.current().pid());
	}

	/**
	 * Counts the processor time of a process and its children under a name of its own.
	 * @param name the name
	 * @param pid the process
	 */
	public void watch(String name, long pid) {
		this.roots.put(name, pid);
	}

	public void forget(String name) {
		this.roots.remove(name);
	}

	/**
	 * Waits until others use less than a fifth of one core, or patience is over.
	 */
	public void awaitQuiet() throws IOException, InterruptedException {
		while (this.patience.compareTo(Duration.ZERO) > 0) {
			Usage before = usage();
			Thread.sleep(1000);
			this.patience = this.patience.minusSeconds(1);
			if (usage().since(before).foreign() < QUIET) {
				return;
			}
		}
	}

	public Usage usage() throws IOException {
		Map<String, Double> seconds = new LinkedHashMap<>();
		Map<Long, long[]> processes = processes();
		Map<Long, Set<Long>> children = new HashMap<>();
		processes.forEach((pid, stat) -> children.computeIfAbsent(stat[0], (parent) -> new HashSet<>()).add(pid));
		Set<Long> apart = new HashSet<>(this.roots.values());
		this.roots.forEach((name, root) -> seconds.put(name, tree(root, processes, children, apart)));
		return new Usage(System.nanoTime() / 1e9, busy(), seconds);
	}

	private static double tree(long root, Map<Long, long[]> processes, Map<Long, Set<Long>> children, Set<Long> apart) {
		double ticks = 0;
		Deque<Long> todo = new ArrayDeque<>(List.of(root));
		while (!todo.isEmpty()) {
			long pid = todo.pop();
			ticks += processes.getOrDefault(pid, new long[] { 0, 0 })[1];
			children.getOrDefault(pid, Set.of()).stream().filter((child) -> !apart.contains(child)).forEach(todo::push);
		}
		return ticks / TICKS_PER_SECOND;
	}

	private static Map<Long, long[]> processes() throws IOException {
		Map<Long, long[]> processes = new HashMap<>();
		if (!Files.isDirectory(Path.of("/proc/self"))) {
			return processes;
		}
		try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
			entries.filter((entry) -> entry.getFileName().toString().matches("\\d+")).forEach((entry) -> {
				try {
					String stat = Files.readString(entry.resolve("stat"));
					String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
					long ticks = 0;
					for (int i = 11; i < 15; i++) {
						ticks += Long.parseLong(fields[i]);
					}
					processes.put(Long.valueOf(entry.getFileName().toString()),
							new long[] { Long.parseLong(fields[1]), ticks });
				}
				catch (IOException ex) {
					// It ended while we looked.
				}
			});
		}
		return processes;
	}

	private static double busy() throws IOException {
		Path stat = Path.of("/proc/stat");
		if (!Files.exists(stat)) {
			return 0;
		}
		String[] fields = Files.readAllLines(stat).get(0).split("\\s+");
		double busy = 0;
		for (int i = 1; i < 9; i++) {
			busy += (i == 4 || i == 5) ? 0 : Double.parseDouble(fields[i]);
		}
		return busy / TICKS_PER_SECOND;
	}

	/**
	 * A line of {@code /proc/<pid>/status} in megabytes.
	 * @param pid the process
	 * @param name for example {@code VmRSS}
	 * @return megabytes, 0 where unknown
	 */
	public static long megabytes(long pid, String name) throws IOException {
		Path status = Path.of("/proc", Long.toString(pid), "status");
		if (!Files.exists(status)) {
			return 0;
		}
		return Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith(name + ":"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElse(0);
	}

	/** The processor, its cores and the system. */
	public static String describe() throws IOException {
		String model = "unknown processor";
		Path info = Path.of("/proc/cpuinfo");
		if (Files.exists(info)) {
			model = Files.readAllLines(info)
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(model);
		}
		return model + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name")
				+ ' ' + System.getProperty("os.version");
	}

	/**
	 * Processor seconds used so far, or between two moments.
	 *
	 * @param at the moment, or the seconds between two
	 * @param busy of the whole machine
	 * @param seconds by watched process
	 */
	public record Usage(double at, double busy, Map<String, Double> seconds) {

		/** What was used after an earlier moment. */
		public Usage since(Usage before) {
			Map<String, Double> used = new LinkedHashMap<>();
			this.seconds.forEach(
					(name, value) -> used.put(name, Math.max(0, value - before.seconds.getOrDefault(name, value))));
			return new Usage(this.at - before.at, this.busy - before.busy, used);
		}

		/** Of a process, or of all whose names begin with that word. */
		public double seconds(String name) {
			return this.seconds.entrySet()
				.stream()
				.filter((one) -> one.getKey().equals(name) || one.getKey().startsWith(name + " "))
				.mapToDouble(Map.Entry::getValue)
				.sum();
		}

		/** How many cores that was, on average. */
		public double cores(String name) {
			return (this.at > 0) ? seconds(name) / this.at : 0;
		}

		/** Cores used by what is not watched. */
		public double foreign() {
			double own = this.seconds.values().stream().mapToDouble(Double::doubleValue).sum();
			return (this.at > 0) ? Math.max(0, this.busy - own) / this.at : 0;
		}

	}

}
