package io.stagedesk.bench.load;

/**
 * What became of one kind of request in one phase, as the driver saw it.
 *
 * @param phase place of the phase in its plan
 * @param offered requests a second
 * @param sent how many were sent
 * @param succeeded how many had the answer that they should have
 * @param refused how many the desk had no room for: 503
 * @param broken answers 500 to 599 but 503, and requests without an answer
 * @param perSecond successes a second
 * @param p50 milliseconds
 * @param p95 milliseconds
 * @param p99 milliseconds
 * @param max milliseconds
 * @param error the first answer that was not as it should be, or empty
 * @param begin milliseconds of the wall clock when the first was sent
 * @param end when the last was answered
 */
record Outcome(int phase, Operation operation, double offered, int sent, int succeeded, int refused, int broken,
		double perSecond, double p50, double p95, double p99, double max, String error, long begin, long end) {

	boolean isClean() {
		return this.sent > 0 && this.succeeded == this.sent;
	}

	int failed() {
		return this.sent - this.succeeded;
	}

}
