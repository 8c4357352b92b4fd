package io.stagedesk.bench;

import java.util.List;

/**
 * What somebody before a screen feels, in the unit that its name says.
 *
 * @param limit what the 95th of a hundred should stay under
 */
record Felt(String what, int times, double limit, double p50, double p95, double longest) {

	static Felt of(String what, double limit, List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return new Felt(what, sorted.length, limit, at(sorted, 0.5), at(sorted, 0.95), sorted[sorted.length - 1]);
	}

	private static double at(double[] sorted, double share) {
		return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
	}

}
