package io.stagedesk.bench;

import java.util.Arrays;

/**
 * How late timers were, each counted once, by the first time that it fired.
 *
 * @param what which timers, and beside what
 * @param nodes how many ran them
 * @param due how many were due
 * @param missed how many of them have not fired
 * @param twice how many have fired more than once
 * @param cpuMillisEach processor milliseconds of server and database for one, with all
 * that follows from it
 */
record Lateness(String what, int nodes, int due, int missed, int twice, double p50Millis, double p99Millis,
		double maxMillis, double cpuMillisEach) {

	/**
	 * Sums up.
	 * @param millis how late each was that has fired, in any order
	 */
	static Lateness of(String what, int nodes, int due, int twice, double[] millis, double cpuSeconds) {
		double[] sorted = millis.clone();
		Arrays.sort(sorted);
		return new Lateness(what, nodes, due, due - sorted.length, twice, at(sorted, 0.5), at(sorted, 0.99),
				at(sorted, 1), cpuSeconds * 1000 / Math.max(1, due));
	}

	/** The smallest that so much of them do not exceed. */
	private static double at(double[] sorted, double share) {
		return (sorted.length > 0) ? sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] : 0;
	}

}
