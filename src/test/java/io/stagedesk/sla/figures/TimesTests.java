package io.stagedesk.sla.figures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTests {

	@ParameterizedTest
	@CsvSource({ "0,10", "0.5,25", "0.9,37", "1,40" })
	void liesBetweenTwoWhereTheShareDoes(double share, long seconds) {
		Times times = new Times();
		for (long one : new long[] { 40, 10, 30, 20 }) {
			times.add(one);
		}
		assertThat(times.at(share)).contains(seconds);
		assertThat(times.sum()).isEqualTo(100);
	}

	@Test
	void growsAndSortsAgain() {
		Times times = new Times();
		for (int one = 100; one > 0; one--) {
			times.add(one);
			assertThat(times.at(0)).contains((long) one);
		}
		assertThat(times.at(1)).contains(100L);
	}

	@Test
	void knowsNothingOfNothing() {
		assertThat(new Times().at(0.5)).isEmpty();
		assertThat(new Times().sum()).isZero();
	}

}
