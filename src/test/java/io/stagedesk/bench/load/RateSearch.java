package io.stagedesk.bench.load;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Looks for the highest rate that the desk sustains: first far apart, then beyond the
 * last that went well until one does not, then between the two.
 */
final class RateSearch {

	private static final double[] COARSE = { 0.1, 0.25, 0.6 };

	private static final double[] BEYOND = { 1.3, 1.7, 2.1 };

	private static final double[] BELOW = { 0.2, 0.4, 0.7 };

	/** What is sustained is known when the next rate that is not is as near as this. */
	private static final double NEAR = 1.1;

	/** Whoever sustains less than this part of the aim sustains nothing. */
	private static final double NOTHING = 0.001;

	private RateSearch() {
	}

	/** The first rates to try for something that should reach this. */
	static List<Double> coarse(double aim) {
		return times(aim, COARSE);
	}

	/**
	 * The rates to try next.
	 * @param aim what should be reached
	 * @param steps what was seen so far
	 * @return three rates, rising; none when what is sustained is known
	 */
	static List<Double> next(double aim, List<Step> steps) {
		double low = sustained(steps);
		double high = steps.stream()
			.mapToDouble((step) -> step.phase().offered())
			.filter((rate) -> rate > low)
			.min()
			.orElse(0);
		if (high == 0) {
			return times((low == 0) ? aim : low, (low == 0) ? COARSE : BEYOND);
		}
		if (low == 0) {
			return (high < aim * NOTHING) ? List.of() : times(high, BELOW);
		}
		return (high / low < NEAR) ? List.of() : between(low, high);
	}

	/** Evenly by factors. */
	private static List<Double> between(double low, double high) {
		double factor = Math.pow(high / low, 0.25);
		return List.of(low * factor, low * factor * factor, low * factor * factor * factor);
	}

	/**
	 * The highest rate that was seen to be sustained. A lower one that was not, as the
	 * machine was busy with something else for a moment, does not count.
	 * @return requests a second, 0 where not even the lowest was
	 */
	static double sustained(List<Step> steps) {
		return steps.stream().filter(Step::isSustained).mapToDouble((step) -> step.phase().offered()).max().orElse(0);
	}

	private static List<Double> times(double aim, double[] factors) {
		return DoubleStream.of(factors).map((factor) -> factor * aim).boxed().toList();
	}

}
