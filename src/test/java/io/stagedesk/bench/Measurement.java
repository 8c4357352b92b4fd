package io.stagedesk.bench;

import java.util.Comparator;
import java.util.List;

/**
 * One run of one operation, as seen by its clients.
 *
 * @param name what was measured
 * @param clients how many at once
 * @param count how many succeeded
 * @param perSecond successes a second
 * @param p50 milliseconds
 * @param p95 milliseconds
 * @param p99 milliseconds
 * @param max milliseconds
 * @param errors how many failed
 * @param firstError the first failure or {@code null}
 * @param serverCores cores used by the measured server
 * @param databaseCores cores used by PostgreSQL
 * @param driverCores cores used by the clients
 * @param foreignCores cores used by others meanwhile
 */
public record Measurement(String name, int clients, int count, double perSecond, double p50, double p95, double p99,
		double max, int errors, String firstError, double serverCores, double databaseCores, double driverCores,
		double foreignCores) {

	static Measurement medianOf(List<Measurement> runs) {
		return runs.stream()
			.sorted(Comparator.comparingDouble(Measurement::perSecond))
			.skip((runs.size() - 1) / 2)
			.findFirst()
			.orElseThrow();
	}

	/** Processor milliseconds of server and database for one success. */
	public double cpuMillis() {
		return (this.perSecond > 0) ? (this.serverCores + this.databaseCores) * 1000 / this.perSecond : 0;
	}

}
