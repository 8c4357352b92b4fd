package io.stagedesk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/**
 * Runs one operation from several clients at once for a while, each sending its next
 * request when the last one was answered.
 */
public final class Load {

	/** One client's step; a thrown exception counts as an error. */
	@FunctionalInterface
	public interface Step {

		void run() throws Exception;

	}

	/** Makes a client's step; each client gets its own connection and numbers. */
	@FunctionalInterface
	public interface Client {

		Step open(int number) throws Exception;

	}

	private static final double WINDOW_SECONDS = 10;

	private static final int MOST_WINDOWS = 6;

	private final Machine machine;

	/**
	 * Runs beside what is watched.
	 * @param machine tells who uses the cores
	 */
	public Load(Machine machine) {
		this.machine = machine;
	}

	/**
	 * Repeats a run and keeps the one with the median rate.
	 * @param name what is measured
	 * @param clients how many at once
	 * @param seconds the length of a run
	 * @param runs how many runs
	 * @param client makes the clients
	 * @return the median run
	 */
	Measurement median(String name, int clients, double seconds, int runs, Client client)
			throws IOException, InterruptedException {
		List<Measurement> all = new ArrayList<>();
		for (int i = 0; i < runs; i++) {
			this.machine.awaitQuiet();
			all.add(run(name, clients, seconds, client));
		}
		return Measurement.medianOf(all);
	}

	/**
	 * Repeats windows of some seconds until they get no faster any more, a minute at
	 * most: the virtual machine has compiled by then what is used.
	 * @param clients how many at once
	 * @param client makes the clients
	 */
	void warmUp(int clients, Client client) throws IOException, InterruptedException {
		double best = 0;
		for (int window = 0; window < MOST_WINDOWS; window++) {
			double now = run("warm-up", clients, WINDOW_SECONDS, client).perSecond();
			if (window > 1 && now < best * 1.05) {
				return;
			}
			best = Math.max(best, now);
		}
	}

	/**
	 * Runs once.
	 * @param name what is measured
	 * @param clients how many at once
	 * @param seconds how long
	 * @param client makes the clients
	 * @return what was seen
	 */
	public Measurement run(String name, int clients, double seconds, Client client)
			throws IOException, InterruptedException {
		ConcurrentLinkedQueue<long[]> latencies = new ConcurrentLinkedQueue<>();
		AtomicReference<String> firstError = new AtomicReference<>();
		AtomicInteger failed = new AtomicInteger();
		Machine.Usage before = this.machine.usage();
		long begin = System.nanoTime();
		long end = begin + (long) (seconds * 1e9);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < clients; i++) {
			int number = i;
			Thread thread = new Thread(() -> {
				try {
					latencies.add(repeat(client.open(number), end, failed, firstError));
				}
				catch (Exception ex) {
					failed.incrementAndGet();
					firstError.compareAndSet(null, ex.toString());
				}
			}, "client-" + i);
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		double took = (System.nanoTime() - begin) / 1e9;
		Machine.Usage used = this.machine.usage().since(before);
		long[] sorted = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
		return new Measurement(name, clients, sorted.length, sorted.length / took, millis(sorted, 0.50),
				millis(sorted, 0.95), millis(sorted, 0.99), millis(sorted, 1), failed.get(), firstError.get(),
				used.cores("stagedesk"), used.cores("postgres"), used.cores("driver"), used.foreign());
	}

	private static long[] repeat(Step step, long end, AtomicInteger failed, AtomicReference<String> firstError) {
		LongStream.Builder latencies = LongStream.builder();
		while (System.nanoTime() < end) {
			long begin = System.nanoTime();
			try {
				step.run();
				latencies.add(System.nanoTime() - begin);
			}
			catch (Exception ex) {
				failed.incrementAndGet();
				firstError.compareAndSet(null, ex.toString());
			}
		}
		return latencies.build().toArray();
	}

	private static double millis(long[] sorted, double share) {
		if (sorted.length == 0) {
			return 0;
		}
		return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
	}

}
