package io.stagedesk.bench.load;

import java.util.List;
import java.util.Map;

import io.stagedesk.bench.Machine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateSearchTests {

	@Test
	void sustainsTheHighestRateAtWhichAllWentWell() {
		List<Step> steps = List.of(step(60, 900, 0), step(10, 700, 0), step(25, 10, 0));
		assertThat(RateSearch.sustained(steps)).isEqualTo(25);
	}

	@Test
	void sustainsNothingThatFailed() {
		assertThat(RateSearch.sustained(List.of(step(10, 10, 1)))).isZero();
	}

	@Test
	void looksBetweenTheLastGoodAndTheFirstBadRate() {
		List<Double> rates = RateSearch.fine(100, List.of(step(10, 10, 0), step(25, 10, 0), step(60, 800, 3)));
		assertThat(rates).hasSize(3).isSorted().allMatch((rate) -> rate > 25 && rate < 60);
	}

	@Test
	void looksBeyondWhereAllWentWellAndBelowWhereNothingDid() {
		assertThat(RateSearch.fine(100, List.of(step(60, 10, 0)))).containsExactly(80.0, 100.0, 125.0);
		assertThat(RateSearch.fine(100, List.of(step(10, 800, 0)))).allMatch((rate) -> rate < 10);
	}

	private static Step step(double rate, double p99, int failed) {
		Outcome outcome = new Outcome(0, Operation.CREATE, rate, 100 + failed, 100, failed, 0, rate, 1, 2, p99, p99, "",
				0, 1000);
		return new Step(new Phase("create", 0, 1, Map.of(Operation.CREATE, rate)), List.of(outcome),
				new Machine.Usage(1, 1, Map.of()));
	}

}
