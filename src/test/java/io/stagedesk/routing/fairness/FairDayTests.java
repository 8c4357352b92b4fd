package io.stagedesk.routing.fairness;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FairDayTests {

	private static final Instant FROM = Instant.parse("2026-11-21T00:00:00Z");

	private static final Instant TO = Instant.parse("2026-11-22T00:00:00Z");

	@Test
	void comparesOnlyThoseWhoWereThereEquallyLong() {
		FairDay day = FairDay.of(FROM, TO, Map.of("ana", 10L, "yuki", 9L, "omar", 2L),
				Map.of("ana", 28_800L, "yuki", 27_000L, "omar", 3_600L));
		assertThat(day.peers()).isEqualTo(2);
		assertThat(day.gap()).isEqualTo(1);
		assertThat(day.shares()).extracting(Share::login).containsExactly("ana", "yuki", "omar");
	}

	@Test
	void countsWhoWasThereAndGotNothing() {
		FairDay day = FairDay.of(FROM, TO, Map.of("ana", 4L), Map.of("ana", 3_600L, "yuki", 3_600L));
		assertThat(day.gap()).isEqualTo(4);
		assertThat(day.gini()).isCloseTo(0.5, within(0.001));
	}

	@Test
	void comparesADayThatHasJustBegun() {
		FairDay day = FairDay.of(FROM, TO, Map.of("yuki", 5L), Map.of("ana", 15L, "yuki", 15L));
		assertThat(day.gap()).isEqualTo(5);
		assertThat(day.gini()).isCloseTo(0.5, within(0.001));
	}

	@Test
	void leavesOutWhoWasThereForMomentsOnly() {
		FairDay day = FairDay.of(FROM, TO, Map.of("ana", 8L, "yuki", 8L, "omar", 1L),
				Map.of("ana", 28_800L, "yuki", 28_800L, "omar", 20L));
		assertThat(day.gini()).isZero();
	}

	@Test
	void callsEqualRatesPerfectlyFair() {
		FairDay day = FairDay.of(FROM, TO, Map.of("ana", 8L, "yuki", 4L), Map.of("ana", 7_200L, "yuki", 3_600L));
		assertThat(day.gini()).isZero();
		assertThat(day.gap()).as("one alone was there that long").isZero();
	}

	@Test
	void saysNothingOfADayOnWhichNobodyWasThere() {
		assertThat(FairDay.of(FROM, TO, Map.of(), Map.of()).shares()).isEmpty();
	}

}
