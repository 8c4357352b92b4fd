package io.stagedesk.bench;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordTableTests {

	@Test
	void makesColumnsOfComponents() {
		assertThat(RecordTable.of("Timers", List.of(new Line("idle", 3, 0.1234), new Line(null, 0, 1234.5678))))
			.isEqualTo("""

					## Timers

					| what | failed jobs | p99 millis |
					| --- | --: | --: |
					| idle | 3 | 0.12 |
					|  | 0 | 1234.6 |
					""");
	}

	private record Line(String what, int failedJobs, double p99Millis) {
	}

}
