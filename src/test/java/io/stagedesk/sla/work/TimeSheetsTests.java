package io.stagedesk.sla.work;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.CalendarSpec.Window;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.sla.work.TimeSheets.Wait;
import io.stagedesk.sla.work.VendorStays.Stay;
import io.stagedesk.ticket.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** 2026-01-05 is a Monday. */
class TimeSheetsTests {

	private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

	private static final WorkingTime OFFICE = WorkingTime.of(new CalendarSpec(ZoneId.of("UTC"),
			EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
				.stream()
				.map((day) -> new Window(day, 9 * 60, 17 * 60))
				.toList(),
			List.of(), Optional.empty(), List.of()));

	@Test
	void givesEachSecondToOnePart() {
		Map<TimePart, Duration> parts = TimeSheets.parts(at(8), at(72), List.of(wait(Status.WAITING_REQUESTER, 10, 12),
				wait(Status.ON_HOLD, 12, 34), wait(Status.RESOLVED, 40, 60), wait(Status.WAITING_REQUESTER, 60, 60)),
				List.of(), OFFICE);
		assertThat(parts).containsEntry(TimePart.OURS, Duration.ofHours(12))
			.containsEntry(TimePart.REQUESTER, Duration.ofHours(2))
			.containsEntry(TimePart.ON_HOLD, Duration.ofHours(22))
			.containsEntry(TimePart.AFTER_SOLUTION, Duration.ofHours(20))
			.containsEntry(TimePart.OUTSIDE_HOURS, Duration.ofHours(8));
		assertThat(parts.values().stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofHours(64));
	}

	@Test
	void countsWhatStillLastsUntilTheEnd() {
		assertThat(
				TimeSheets.parts(at(9), at(12), List.of(new Wait(1, Status.RESOLVED, at(10), null)), List.of(), OFFICE))
			.containsEntry(TimePart.OURS, Duration.ofHours(1))
			.containsEntry(TimePart.AFTER_SOLUTION, Duration.ofHours(2));
	}

	@Test
	void hasNoHoursOutsideWhereNobodyPromised() {
		assertThat(TimeSheets.parts(at(0), at(48), List.of(), List.of(), WorkingTime.ALWAYS))
			.containsEntry(TimePart.OURS, Duration.ofHours(48))
			.containsEntry(TimePart.OUTSIDE_HOURS, Duration.ZERO);
	}

	@Test
	void givesTheVendorWhatItHadAndDidNotWait() {
		Map<TimePart, Duration> parts = TimeSheets.parts(at(8), at(72),
				List.of(wait(Status.WAITING_REQUESTER, 11, 12), wait(Status.ON_HOLD, 12, 34),
						wait(Status.RESOLVED, 40, 60)),
				List.of(new Stay(at(10), at(14)), new Stay(at(32), at(50)), new Stay(at(71), null)), OFFICE);
		assertThat(parts).containsEntry(TimePart.VENDOR, Duration.ofHours(1 + 6 + 1))
			.containsEntry(TimePart.REQUESTER, Duration.ofHours(1))
			.containsEntry(TimePart.ON_HOLD, Duration.ofHours(22))
			.containsEntry(TimePart.AFTER_SOLUTION, Duration.ofHours(20))
			.containsEntry(TimePart.OURS, Duration.ofHours(1 + 5));
		assertThat(parts.values().stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofHours(64));
	}

	private static Wait wait(Status why, int from, int to) {
		return new Wait(1, why, at(from), at(to));
	}

	private static Instant at(int hour) {
		return MONDAY.plus(Duration.ofHours(hour));
	}

}
