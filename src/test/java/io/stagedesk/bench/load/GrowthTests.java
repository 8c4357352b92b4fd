package io.stagedesk.bench.load;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GrowthTests {

	@Test
	void isNothingWhereCostStaysTheSame() {
		assertThat(Growth.exponent(Map.of(10_000L, 5.0, 1_000_000L, 5.0))).isCloseTo(0, within(1e-9));
	}

	@Test
	void isOneWhereCostGrowsWithTheTickets() {
		assertThat(Growth.exponent(Map.of(10_000L, 2.0, 100_000L, 20.0, 1_000_000L, 200.0))).isCloseTo(1, within(1e-9));
	}

	@Test
	void isUnknownForOneSize() {
		assertThat(Growth.exponent(Map.of(10_000L, 2.0))).isNaN();
	}

}
