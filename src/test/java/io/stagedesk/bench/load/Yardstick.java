package io.stagedesk.bench.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * How fast this machine is while something is measured. Where others share the host a
 * core may be half as fast as it was ten minutes ago, and nothing else tells.
 */
final class Yardstick {

	private static final int ROUNDS = 5;

	private static final int STEPS = 10_000_000;

	/** Keeps the computation from being left out. */
	private static volatile long sink;

	private final LoadReport report;

	/**
	 * Notes into a report.
	 * @param report gets a row for each note
	 */
	Yardstick(LoadReport report) {
		this.report = report;
		millis();
	}

	/**
	 * Notes how long a fixed computation takes now, while nothing else is asked for.
	 * @param after what has just been measured
	 */
	void note(String after) {
		this.report.add("How fast the machine was meanwhile",
				new Speed(after, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), millis()));
	}

	/** The middle one of some runs on one core, in milliseconds. */
	private static double millis() {
		double[] millis = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			long begin = System.nanoTime();
			long x = begin | 1;
			for (int step = 0; step < STEPS; step++) {
				x ^= x << 13;
				x ^= x >>> 7;
				x ^= x << 17;
			}
			sink = x;
			millis[round] = (System.nanoTime() - begin) / 1e6;
		}
		Arrays.sort(millis);
		return millis[ROUNDS / 2];
	}

	private record Speed(String after, String at, double computationMillis) {
	}

}
