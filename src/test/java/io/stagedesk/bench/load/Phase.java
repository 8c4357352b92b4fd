package io.stagedesk.bench.load;

import java.util.Map;

/**
 * Some seconds in which requests come at constant rates, at random moments.
 *
 * @param name the same for all that are compared
 * @param begin seconds after the driver's start
 * @param seconds how long
 * @param rates requests a second by kind
 */
record Phase(String name, double begin, double seconds, Map<Operation, Double> rates) {

	/** The name of what is not looked at. */
	static final String WARM_UP = "warm-up";

	/** What is asked for a second, of all kinds. */
	double offered() {
		return this.rates.values().stream().mapToDouble(Double::doubleValue).sum();
	}

}
