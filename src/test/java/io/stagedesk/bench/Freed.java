package io.stagedesk.bench;

import java.util.Arrays;

/**
 * How long somebody who has become free waited for the next ticket.
 *
 * @param samples how often somebody did
 */
record Freed(String what, int samples, int waitingTickets, double p50Millis, double p99Millis, double maxMillis) {

	static Freed of(String what, int waiting, double[] millis) {
		double[] sorted = millis.clone();
		Arrays.sort(sorted);
		return new Freed(what, sorted.length, waiting, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
	}

	private static double at(double[] sorted, double share) {
		return (sorted.length == 0) ? Double.NaN
				: sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
	}

}
