package io.stagedesk.bench;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatenessTests {

	@Test
	void countsEachTimerOnceInAnyOrder() {
		double[] millis = IntStream.rangeClosed(1, 200).mapToDouble((number) -> 201 - number).toArray();
		Lateness lateness = Lateness.of("burst", 2, 203, 1, millis, 0.406);
		assertThat(lateness).isEqualTo(new Lateness("burst", 2, 203, 3, 1, 100, 198, 200, 2));
	}

	@Test
	void saysNothingOfTimersThatNeverFired() {
		Lateness lateness = Lateness.of("idle", 1, 5, 0, new double[0], 0);
		assertThat(lateness).isEqualTo(new Lateness("idle", 1, 5, 5, 0, 0, 0, 0, 0));
	}

}
