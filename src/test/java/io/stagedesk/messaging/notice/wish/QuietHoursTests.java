package io.stagedesk.messaging.notice.wish;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When somebody is left in peace, and until when. */
class QuietHoursTests {

	private static final Set<DayOfWeek> ALWAYS = EnumSet.allOf(DayOfWeek.class);

	/** 2026-03-29 begins summer time in Berlin, 2026-10-25 ends it. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			22:00 | 07:00 | Europe/Berlin    | 2026-01-14T20:59:59Z | no
			22:00 | 07:00 | Europe/Berlin    | 2026-01-14T21:00:00Z | 2026-01-15T06:00:00Z
			22:00 | 07:00 | Europe/Berlin    | 2026-01-15T05:59:59Z | 2026-01-15T06:00:00Z
			22:00 | 07:00 | Europe/Berlin    | 2026-01-15T06:00:00Z | no
			22:00 | 07:00 | Europe/Berlin    | 2026-03-28T22:00:00Z | 2026-03-29T05:00:00Z
			22:00 | 07:00 | Europe/Berlin    | 2026-03-29T05:00:00Z | no
			22:00 | 07:00 | Europe/Berlin    | 2026-10-24T22:00:00Z | 2026-10-25T06:00:00Z
			02:30 | 02:45 | Europe/Berlin    | 2026-03-29T01:29:00Z | no
			02:30 | 02:45 | Europe/Berlin    | 2026-03-29T01:31:00Z | 2026-03-29T01:45:00Z
			12:00 | 13:00 | America/New_York | 2026-07-01T16:30:00Z | 2026-07-01T17:00:00Z
			12:00 | 13:00 | America/New_York | 2026-12-01T16:30:00Z | no
			23:00 | 01:00 | Asia/Kolkata     | 2026-05-04T18:00:00Z | 2026-05-04T19:30:00Z
			""")
	void lastsFromATimeToAnotherInOnesOwnZone(LocalTime from, LocalTime to, ZoneId zone, Instant at, String until) {
		QuietHours hours = new QuietHours(from, to, ALWAYS);
		assertThat(hours.isQuiet(at, zone)).isEqualTo(!until.equals("no"));
		assertThat(hours.awaited(at, zone)).isEqualTo(until.equals("no") ? at : Instant.parse(until));
	}

	/** 2026-01-16 is a Friday. */
	@ParameterizedTest
	@CsvSource({ "2026-01-15T23:00:00Z, false", "2026-01-16T03:00:00Z, false", "2026-01-16T23:00:00Z, true",
			"2026-01-17T03:00:00Z, true", "2026-01-17T23:00:00Z, false" })
	void belongsToTheDayOnWhichItBegins(Instant at, boolean quiet) {
		QuietHours fridays = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of(DayOfWeek.FRIDAY));
		assertThat(fridays.isQuiet(at, ZoneId.of("UTC"))).isEqualTo(quiet);
	}

	@Test
	void waitsThroughDaysWithoutAGap() {
		QuietHours weekend = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT,
				Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
		assertThat(weekend.awaited(Instant.parse("2026-01-17T12:00:00Z"), ZoneId.of("UTC")))
			.isEqualTo(Instant.parse("2026-01-19T00:00:00Z"));
	}

	@Test
	void endsSomeTimeEvenWhereItIsAlwaysQuiet() {
		QuietHours forEver = new QuietHours(LocalTime.NOON, LocalTime.NOON, ALWAYS);
		Instant at = Instant.parse("2026-01-17T13:00:00Z");
		assertThat(forEver.awaited(at, ZoneId.of("UTC"))).isAfter(at.plusSeconds(86_400));
	}

}
