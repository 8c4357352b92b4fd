package io.stagedesk.live;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	private static final long NOW = System.nanoTime();

	private final Pace pace = new Pace(Duration.ofMillis(200));

	@Test
	void tellsAtOnceAfterSilence() {
		assertThat(this.pace.untilNext(System.nanoTime())).isEqualTo(Pace.BREATH.toNanos());
		told(30);
		assertThat(after(10_000)).isEqualTo(Pace.BREATH);
	}

	@Test
	void restsTwiceAsLongAsTellingTook() {
		told(30);
		assertThat(after(0)).isEqualTo(Duration.ofMillis(60));
		assertThat(after(20)).isEqualTo(Duration.ofMillis(40));
	}

	@Test
	void restsAMomentWhereFewListen() {
		told(1);
		assertThat(after(0)).isEqualTo(Pace.SHORTEST);
	}

	@Test
	void neverRestsLongerThanItIsTold() {
		told(5000);
		assertThat(after(0)).isEqualTo(Duration.ofMillis(200));
	}

	private void told(int millis) {
		this.pace.told(NOW - Duration.ofMillis(millis).toNanos(), NOW);
	}

	private Duration after(int millis) {
		return Duration.ofNanos(this.pace.untilNext(NOW + Duration.ofMillis(millis).toNanos()));
	}

}
