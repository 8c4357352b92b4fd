package io.stagedesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.ticket.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** When a promise is due, with pauses: sla.md, cases 4 to 10 and 13. */
class ReckoningTests {

	/** 2026-11-16 is a Monday. */
	private static final WorkingTime OFFICE = hours("Europe/Berlin", "09:00", "17:00");

	private static final Instant MONDAY_10 = Instant.parse("2026-11-16T09:00:00Z");

	@ParameterizedTest
	@CsvSource({ "CALENDAR_MINUTES,60,2026-11-16T10:00:00Z", "BUSINESS_MINUTES,60,2026-11-16T10:00:00Z",
			"BUSINESS_MINUTES,420,2026-11-16T16:00:00Z", "BUSINESS_MINUTES,421,2026-11-17T08:01:00Z",
			"BUSINESS_DAYS,1,2026-11-17T09:00:00Z", "BUSINESS_DAYS,5,2026-11-23T09:00:00Z" })
	void countsEachUnit(GoalUnit unit, int value, Instant due) {
		assertThat(new Reckoning(new Goal(value, unit), OFFICE, MONDAY_10, List.of()).due()).isEqualTo(due);
	}

	@ParameterizedTest
	@CsvSource({ "CALENDAR_MINUTES,600,2026-11-16T22:00:00Z", "BUSINESS_MINUTES,480,2026-11-17T12:00:00Z",
			"BUSINESS_DAYS,2,2026-11-18T12:00:00Z" })
	void aPauseMovesTheDueByWhatCountsOfIt(GoalUnit unit, int value, Instant due) {
		Stretch threeHours = pause("2026-11-16T10:00:00Z", "2026-11-16T13:00:00Z");
		assertThat(new Reckoning(new Goal(value, unit), OFFICE, MONDAY_10, List.of(threeHours)).due()).isEqualTo(due);
	}

	@Test
	void aPauseOutsideTheHoursMovesNothing() {
		Stretch night = pause("2026-11-16T17:00:00Z", "2026-11-17T07:00:00Z");
		for (GoalUnit unit : List.of(GoalUnit.BUSINESS_MINUTES, GoalUnit.BUSINESS_DAYS)) {
			Goal goal = new Goal((unit == GoalUnit.BUSINESS_DAYS) ? 2 : 600, unit);
			assertThat(new Reckoning(goal, OFFICE, MONDAY_10, List.of(night)).due())
				.isEqualTo(new Reckoning(goal, OFFICE, MONDAY_10, List.of()).due());
		}
	}

	@Test
	void aPauseAfterTheDueMovesNothing() {
		Goal goal = new Goal(60, GoalUnit.BUSINESS_MINUTES);
		assertThat(
				new Reckoning(goal, OFFICE, MONDAY_10, List.of(pause("2026-11-16T10:00:00Z", "2026-11-16T12:00:00Z")))
					.due())
			.isEqualTo(Instant.parse("2026-11-16T10:00:00Z"));
	}

	@ParameterizedTest
	@CsvSource({ "75,2026-11-16T09:45:00Z", "100,2026-11-16T10:00:00Z", "120,2026-11-16T10:12:00Z" })
	void findsAPartOfTheGoal(int percent, Instant at) {
		assertThat(new Reckoning(new Goal(60, GoalUnit.BUSINESS_MINUTES), OFFICE, MONDAY_10, List.of()).at(percent))
			.isEqualTo(at);
	}

	@Test
	void threeQuartersOfBusinessDaysAreWorkingTime() {
		Reckoning fourDays = new Reckoning(new Goal(4, GoalUnit.BUSINESS_DAYS), OFFICE, MONDAY_10, List.of());
		assertThat(fourDays.at(75)).isEqualTo(Instant.parse("2026-11-19T09:00:00Z"));
		assertThat(fourDays.at(125)).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
	}

	/**
	 * Many random pauses, cut, doubled and shuffled: each second outside of all of them
	 * counts once.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void noPauseCountsTwice(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 100; round++) {
			List<Stretch> pauses = new ArrayList<>();
			for (int one = random.nextInt(6); one > 0; one--) {
				Instant from = MONDAY_10.plusSeconds(random.nextInt(400_000) - 20_000);
				Instant until = from.plusSeconds(random.nextInt(100_000));
				Instant cut = from.plusSeconds(random.nextLong(Duration.between(from, until).toSeconds() + 1));
				pauses.addAll(List.of(new Stretch(from, cut, Status.ON_HOLD),
						new Stretch(cut, until, Status.WAITING_REQUESTER), new Stretch(from, until, Status.ON_HOLD)));
			}
			Collections.shuffle(pauses, random);
			Goal goal = new Goal(1 + random.nextInt(3000), GoalUnit.BUSINESS_MINUTES);
			Instant due = new Reckoning(goal, OFFICE, MONDAY_10, pauses).due();
			assertThat(counted(due, pauses)).as("seed %d, round %d", seed, round)
				.isEqualTo(Duration.ofMinutes(goal.value()));
			assertThat(counted(due.minusSeconds(1), pauses)).isLessThan(Duration.ofMinutes(goal.value()));
		}
	}

	/** Walks over the boundaries of all pauses. */
	private static Duration counted(Instant until, List<Stretch> pauses) {
		List<Instant> marks = new ArrayList<>(List.of(MONDAY_10, until));
		pauses.forEach((pause) -> marks.addAll(List.of(pause.from(), pause.until())));
		List<Instant> sorted = marks.stream()
			.filter((mark) -> !mark.isBefore(MONDAY_10) && !mark.isAfter(until))
			.distinct()
			.sorted()
			.toList();
		Duration counted = Duration.ZERO;
		for (int index = 1; index < sorted.size(); index++) {
			Instant from = sorted.get(index - 1);
			if (pauses.stream().noneMatch((pause) -> !from.isBefore(pause.from()) && from.isBefore(pause.until()))) {
				counted = counted.plus(OFFICE.between(from, sorted.get(index)));
			}
		}
		return counted;
	}

	static WorkingTime hours(String zone, String from, String to) {
		StringBuilder windows = new StringBuilder();
		for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
			windows.append(windows.isEmpty() ? "" : ",")
				.append("{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(day, from, to));
		}
		return WorkingTime.of(CalendarSpec
			.read(JsonMapper.shared().readTree("{\"zone\":\"%s\",\"windows\":[%s]}".formatted(zone, windows)), ""));
	}

	private static Stretch pause(String from, String until) {
		return new Stretch(Instant.parse(from), Instant.parse(until), Status.WAITING_REQUESTER);
	}

}
