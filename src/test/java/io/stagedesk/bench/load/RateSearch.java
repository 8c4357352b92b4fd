package io.stagedesk.bench.load;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Looks for the highest rate that the desk sustains: first far apart, then between the
 * last that went well and the first that did not.
 */
final class RateSearch {

	private static final double[] COARSE = { 0.1, 0.25, 0.6 };

	private static final double[] BEYOND = { 0.8, 1, 1.25 };

	private static final double[] BELOW = { 0.02, 0.04, 0.07 };

	private RateSearch() {
	}

	/** The first rates to try for something that should reach this. */
	static List<Double> coarse(double aim) {
		return times(aim, COARSE);
	}

	/**
	 * The rates to try next.
	 * @param aim what should be reached
	 * @param steps the steps of the first search, by rising rate
	 * @return three rates, rising
	 */
	static List<Double> fine(double aim, List<Step> steps) {
		double low = sustained(steps);
		if (low == 0) {
			return times(aim, BELOW);
		}
		double high = steps.stream()
			.mapToDouble((step) -> step.phase().offered())
			.filter((rate) -> rate > low)
			.min()
			.orElse(0);
		return (high == 0) ? times(aim, BEYOND) : between(low, high);
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
