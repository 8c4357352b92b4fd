package io.stagedesk.bench.load;

import java.util.Comparator;
import java.util.List;

/**
 * What a desk with so many tickets sustains of one kind of request, and what it costs.
 *
 * @param perSecond answers a second at the highest rate at which all were answered and
 * the p99 stayed under half a second; 0 where not even the lowest was
 * @param p50 milliseconds at that rate
 * @param p95 the same
 * @param p99 the same; of the mix that of its writes
 * @param mostPerSecond successes at the rate at which there were most
 * @param cpuMillisEach of server and database, over the steps that were sustained from
 * half of that rate on: at lower ones what the desk does by itself would count too much
 * @param serverCores at that rate
 * @param databaseCores at that rate
 * @param driverCores at that rate
 * @param beyond what the next higher rate did
 */
record Sustained(long tickets, String what, double perSecond, double p50, double p95, double p99, double mostPerSecond,
		double cpuMillisEach, double serverCores, double databaseCores, double driverCores, String beyond) {

	/**
	 * Sums up.
	 * @param tickets how many there were
	 * @param what the kind
	 * @param steps by rising rate, at least one
	 */
	static Sustained of(long tickets, String what, List<Step> steps) {
		double rate = RateSearch.sustained(steps);
		List<Step> good = steps.stream().filter(Step::isSustained).toList();
		Step best = good.isEmpty() ? steps.get(0) : good.get(good.size() - 1);
		List<Step> counted = good.isEmpty() ? List.of(best)
				: good.stream().filter((step) -> step.phase().offered() >= rate / 2).toList();
		double cpu = counted.stream().mapToDouble((step) -> step.cpuMillis() * step.succeeded()).sum()
				/ Math.max(1, counted.stream().mapToInt(Step::succeeded).sum());
		return new Sustained(tickets, what, good.isEmpty() ? 0 : best.perSecond(), middle(best, 0.5),
				middle(best, 0.95), best.p99(), steps.stream().mapToDouble(Step::perSecond).max().orElse(0), cpu,
				best.usage().cores("stagedesk"), best.usage().cores("postgres"), best.usage().cores("gatling"),
				beyond(steps, rate));
	}

	/** Of the kind of which there was most. */
	private static double middle(Step step, double share) {
		Outcome most = step.outcomes().stream().max(Comparator.comparingInt(Outcome::succeeded)).orElseThrow();
		return (share > 0.9) ? most.p95() : most.p50();
	}

	private static String beyond(List<Step> steps, double rate) {
		return steps.stream()
			.filter((step) -> step.phase().offered() > rate)
			.findFirst()
			.map((step) -> "%.0f/s: p99 %.0f ms, %d refused, %d failed %s".formatted(step.phase().offered(), step.p99(),
					step.refused(), step.failed() - step.refused(), step.failed() > step.refused() ? step.error() : ""))
			.map(String::strip)
			.orElse("not tried");
	}

}
