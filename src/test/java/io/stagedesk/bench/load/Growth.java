package io.stagedesk.bench.load;

import java.util.Map;

/**
 * How cost grows with the number of tickets: the exponent e of cost = c · tickets^e, as
 * the slope of a straight line through the logarithms of both, by least squares.
 */
final class Growth {

	private Growth() {
	}

	/**
	 * The exponent.
	 * @param costs by number of tickets
	 * @return 0 where cost stays the same, 1 where it doubles with the tickets; not a
	 * number for fewer than two sizes
	 */
	static double exponent(Map<Long, Double> costs) {
		double n = costs.size();
		double x = 0;
		double y = 0;
		double xx = 0;
		double xy = 0;
		for (Map.Entry<Long, Double> cost : costs.entrySet()) {
			double size = Math.log(cost.getKey());
			double value = Math.log(cost.getValue());
			x += size;
			y += value;
			xx += size * size;
			xy += size * value;
		}
		return (n < 2) ? Double.NaN : (n * xy - x * y) / (n * xx - x * x);
	}

}
