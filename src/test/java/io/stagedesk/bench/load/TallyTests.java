package io.stagedesk.bench.load;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTests {

	private final Tally tally = new Tally(List.of(new Phase("create", 0, 2, Map.of(Operation.CREATE, 50.0))));

	@Test
	void countsOnlySuccessesAsThroughputAndLatency() {
		for (int millis = 1; millis <= 100; millis++) {
			add(millis, 201);
		}
		add(2000, 503);
		add(2000, 500);
		add(2000, 0);
		Outcome outcome = this.tally.outcomes().get(0);
		assertThat(outcome.sent()).isEqualTo(103);
		assertThat(outcome.succeeded()).isEqualTo(100);
		assertThat(outcome.refused()).isEqualTo(1);
		assertThat(outcome.broken()).isEqualTo(2);
		assertThat(outcome.perSecond()).isEqualTo(50);
		assertThat(outcome.p50()).isEqualTo(50);
		assertThat(outcome.p99()).isEqualTo(99);
		assertThat(outcome.error()).isEqualTo("503");
		assertThat(outcome.isClean()).isFalse();
	}

	@Test
	void takesTheTimeUntilTheLastAnswerWhereTheDeskIsBehind() {
		add(4000, 201);
		assertThat(this.tally.outcomes().get(0).perSecond()).isEqualTo(0.25);
	}

	private void add(double millis, int status) {
		boolean success = status == 201;
		this.tally.add(new Tally.Sample(0, Operation.CREATE, 10_000, millis, status, success,
				success ? "" : String.valueOf(status)));
	}

}
