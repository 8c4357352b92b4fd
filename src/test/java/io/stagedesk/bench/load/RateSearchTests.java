package io.stagedesk.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.stagedesk.bench.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

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
		List<Double> rates = RateSearch.next(100, List.of(step(10, 10, 0), step(25, 10, 0), step(60, 800, 3)));
		assertThat(rates).hasSize(3).isSorted().allMatch((rate) -> rate > 25 && rate < 60);
	}

	@Test
	void looksBeyondWhereAllWentWellAndBelowWhereNothingDid() {
		assertThat(RateSearch.next(100, List.of(step(60, 10, 0)))).isSorted().first(DOUBLE).isGreaterThan(60);
		assertThat(RateSearch.next(100, List.of(step(250, 10, 0)))).isSorted().first(DOUBLE).isGreaterThan(250);
		assertThat(RateSearch.next(100, List.of(step(10, 800, 0)))).isSorted().last(DOUBLE).isLessThan(10);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 1, 7, 30, 77, 99, 130, 450, 5000 })
	void comesNearWhateverIsSustained(double limit) {
		List<Step> steps = new ArrayList<>();
		int rounds = 0;
		for (List<Double> rates = RateSearch.coarse(100); !rates.isEmpty(); rates = RateSearch.next(100, steps)) {
			rates.forEach((rate) -> steps.add(step(rate, (rate > limit) ? 600 : 5, 0)));
			assertThat(++rounds).isLessThan(10);
		}
		assertThat(RateSearch.sustained(steps)).isBetween(limit / 1.1, limit);
	}

	@Test
	void givesUpWhereNothingIsSustained() {
		List<Step> steps = new ArrayList<>();
		int rounds = 0;
		for (List<Double> rates = RateSearch.coarse(100); !rates.isEmpty(); rates = RateSearch.next(100, steps)) {
			rates.forEach((rate) -> steps.add(step(rate, 600, 1)));
			assertThat(++rounds).isLessThan(10);
		}
		assertThat(RateSearch.sustained(steps)).isZero();
	}

	private static Step step(double rate, double p99, int failed) {
		Outcome outcome = new Outcome(0, Operation.CREATE, rate, 100 + failed, 100, failed, 0, rate, 1, 2, p99, p99, "",
				0, 1000);
		return new Step(new Phase("create", 0, 1, Map.of(Operation.CREATE, rate)), List.of(outcome),
				new Machine.Usage(1, 1, Map.of()));
	}

}
