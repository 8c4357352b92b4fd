package io.stagedesk.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.calendar.CalendarSpec.HalfDay;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.CalendarSpec.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The rules of working time by example; weeks begin on Monday 2026-03-02. */
class WorkingTimeTests {

	private static final String OFFICE = "MONDAY-FRIDAY 09:00-17:00";

	private static final String LUNCH = "MONDAY-FRIDAY 08:00-12:00, MONDAY-FRIDAY 13:30-18:00";

	private static final String NIGHT = "MONDAY-SUNDAY 21:00-02:00";

	private static final String ALL_DAY = "MONDAY-SUNDAY 00:00-24:00";

	@ParameterizedTest
	@CsvSource({
			// 1 hour on Friday afternoon goes over the weekend
			"'" + OFFICE + "',2026-03-06T16:30,PT1H,2026-03-09T09:30",
			// used up exactly at the end
			"'" + OFFICE + "',2026-03-06T16:30,PT30M,2026-03-06T17:00",
			"'" + OFFICE + "',2026-03-02T09:00,PT40H,2026-03-06T17:00",
			"'" + OFFICE + "',2026-03-02T09:00,PT40H0.000000001S,2026-03-09T09:00:00.000000001",
			// created at closing, at the weekend, before opening
			"'" + OFFICE + "',2026-03-06T17:00,PT1M,2026-03-09T09:01",
			"'" + OFFICE + "',2026-03-07T12:00,PT4H,2026-03-09T13:00",
			"'" + OFFICE + "',2026-03-02T03:00,PT1S,2026-03-02T09:00:01",
			// nothing to be done, wherever
			"'" + OFFICE + "',2026-03-07T12:00,PT0S,2026-03-07T12:00",
			// parts of seconds
			"'" + OFFICE + "',2026-03-02T16:59:59.999999999,PT0.000000002S,2026-03-03T09:00:00.000000001",
			"'" + LUNCH + "',2026-03-02T11:00,PT1H,2026-03-02T12:00",
			"'" + LUNCH + "',2026-03-02T11:00,PT61M,2026-03-02T13:31",
			"'" + LUNCH + "',2026-03-02T12:00,PT1M,2026-03-02T13:31",
			"'" + NIGHT + "',2026-03-02T23:00,PT3H,2026-03-03T02:00",
			"'" + NIGHT + "',2026-03-02T23:00,PT3H1S,2026-03-03T21:00:01",
			"'" + NIGHT + "',2026-03-03T00:30,PT1H,2026-03-03T01:30",
			"'" + ALL_DAY + "',2026-03-02T23:59,PT2M,2026-03-03T00:01",
			"'" + ALL_DAY + "',2026-01-01T00:00,PT8760H,2027-01-01T00:00" })
	void reckonsInWindows(String windows, LocalDateTime start, Duration worked, LocalDateTime due) {
		WorkingTime time = WorkingTime.of(spec("UTC", windows));
		assertThat(time.plus(utc(start), worked)).isEqualTo(utc(due));
		assertThat(time.between(utc(start), utc(due))).isEqualTo(worked);
		assertThat(time.between(utc(due), utc(start))).isEqualTo(worked.negated());
	}

	@ParameterizedTest
	@CsvSource({
			// five days of eight hours are five days
			"'" + OFFICE + "',2026-03-02T10:00,5,2026-03-09T10:00",
			"'" + OFFICE + "',2026-03-06T16:59:59.5,1,2026-03-09T16:59:59.5",
			"'" + OFFICE + "',2026-03-07T12:00,1,2026-03-10T09:00",
			"'" + OFFICE + "',2026-03-06T17:00,1,2026-03-10T09:00",
			"'" + OFFICE + "',2026-03-07T12:00,0,2026-03-07T12:00",
			"'" + LUNCH + "',2026-03-02T12:30,1,2026-03-03T13:30",
			"'" + NIGHT + "',2026-03-03T01:00,1,2026-03-04T01:00",
			"'" + NIGHT + "',2026-03-02T22:00,2,2026-03-04T22:00",
			"'" + NIGHT + "',2026-03-03T02:00,1,2026-03-04T21:00",
			"'" + ALL_DAY + "',2026-03-02T00:00,1,2026-03-03T00:00",
			// in a gap the next beginning, before the first the beginning, after the last
			// the end
			"'MONDAY 08:00-18:00, TUESDAY 08:00-12:00, TUESDAY 13:30-18:00',2026-03-02T12:00,1,2026-03-03T13:30",
			"'MONDAY 08:00-18:00, TUESDAY 10:00-18:00',2026-03-02T09:00,1,2026-03-03T10:00",
			"'MONDAY 08:00-18:00, TUESDAY 08:00-12:00',2026-03-02T17:00,1,2026-03-03T12:00",
			"'MONDAY 08:00-18:00, TUESDAY 20:00-04:00',2026-03-02T09:00,1,2026-03-03T20:00",
			// past midnight of an overnight window, against shorter and longer ones
			"'MONDAY 21:00-04:00, TUESDAY 21:00-02:00',2026-03-03T03:00,1,2026-03-04T02:00",
			"'MONDAY 21:00-02:00, WEDNESDAY 09:00-17:00',2026-03-03T01:00,1,2026-03-04T17:00",
			"'MONDAY 21:00-02:00, WEDNESDAY 09:00-17:00',2026-03-04T10:00,1,2026-03-09T21:00" })
	void reckonsInBusinessDays(String windows, LocalDateTime start, int days, LocalDateTime due) {
		assertThat(WorkingTime.of(spec("UTC", windows)).plusDays(utc(start), days)).isEqualTo(utc(due));
	}

	@Test
	void losesNoMinuteWhereWindowsTouchOrOverlap() {
		WorkingTime time = WorkingTime.of(spec("Europe/Berlin",
				"MONDAY 08:00-12:00, MONDAY 11:00-15:00, MONDAY 15:00-16:00, MONDAY 22:00-06:00, TUESDAY 05:00-07:00"));
		assertThat(time.between(at("Europe/Berlin", "2026-03-02T00:00"), at("Europe/Berlin", "2026-03-08T00:00")))
			.isEqualTo(Duration.ofHours(8 + 9));
		assertThat(time.isOpen(at("Europe/Berlin", "2026-03-02T15:00"))).isTrue();
		assertThat(time.isOpen(at("Europe/Berlin", "2026-03-02T16:00"))).isFalse();
		assertThat(time.nextOpening(at("Europe/Berlin", "2026-03-03T07:00")))
			.isEqualTo(at("Europe/Berlin", "2026-03-09T08:00"));
		assertThat(time.nextOpening(at("Europe/Berlin", "2026-03-03T06:59:59")))
			.isEqualTo(at("Europe/Berlin", "2026-03-03T06:59:59"));
	}

	@ParameterizedTest
	@CsvSource({ "'" + OFFICE + "',2026-03-02T09:00,2026-03-02T17:00",
			"'" + OFFICE + "',2026-03-02T16:59:59,2026-03-02T17:00",
			"'" + LUNCH + "',2026-03-02T11:59,2026-03-02T12:00",
			// over midnight, also that of the new year
			"'" + NIGHT + "',2026-03-02T23:00,2026-03-03T02:00", "'" + NIGHT + "',2026-12-31T23:00,2027-01-01T02:00",
			// windows that touch are one stretch of work
			"'MONDAY-FRIDAY 00:00-24:00',2026-03-03T12:00,2026-03-07T00:00",
			"'MONDAY-FRIDAY 00:00-24:00',2026-12-31T12:00,2027-01-02T00:00" })
	void knowsWhenWorkEnds(String windows, LocalDateTime working, LocalDateTime end) {
		assertThat(WorkingTime.of(spec("UTC", windows)).nextClosing(utc(working))).contains(utc(end));
	}

	@ParameterizedTest
	@CsvSource({ "'" + OFFICE + "',2026-03-02T17:00", "'" + OFFICE + "',2026-03-07T12:00",
			"'" + ALL_DAY + "',2026-03-02T12:00", "'" + ALL_DAY + "',2500-12-31T12:00" })
	void knowsNoEndOfWorkThatDoesNotGoOnOrNeverEnds(String windows, LocalDateTime at) {
		Optional<Instant> end = WorkingTime.of(spec("UTC", windows)).nextClosing(utc(at));
		assertThat(end.filter((one) -> one.isBefore(Instant.parse("2501-01-01T00:00:00Z")))).isEmpty();
	}

	@Test
	void neverClosesRoundTheClock() {
		Instant start = Instant.parse("2026-11-21T23:59:59.123456789Z");
		assertThat(WorkingTime.ALWAYS.plus(start, Duration.ofDays(1000))).isEqualTo(start.plus(Duration.ofDays(1000)));
		assertThat(WorkingTime.ALWAYS.plusDays(start, 1000)).isEqualTo(start.plus(Duration.ofDays(1000)));
		for (String zone : List.of("Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe")) {
			WorkingTime time = WorkingTime.of(spec(zone, ALL_DAY));
			Instant from = Instant.parse("1970-01-01T00:00:00Z");
			Instant to = Instant.parse("2200-01-01T00:00:00Z");
			assertThat(time.between(from, to)).as(zone).isEqualTo(Duration.between(from, to));
			assertThat(time.plus(from, Duration.between(from, to))).isEqualTo(to);
		}
	}

	@Test
	void aHolidayTakesTheWindowsThatBeginOnIt() {
		WorkingTime time = WorkingTime.of(with(spec("UTC", NIGHT), List.of("2026-03-03"), List.of(), null));
		assertThat(time.plus(at("UTC", "2026-03-02T23:00"), Duration.ofHours(4)))
			.isEqualTo(at("UTC", "2026-03-04T22:00"));
		assertThat(time.isOpen(at("UTC", "2026-03-03T01:00"))).isTrue();
		assertThat(time.isOpen(at("UTC", "2026-03-04T01:00"))).isFalse();
		assertThat(time.plusDays(at("UTC", "2026-03-03T01:00"), 1)).isEqualTo(at("UTC", "2026-03-05T01:00"));
	}

	@Test
	void aHalfDayCutsTheWindowsThatBeginOnIt() {
		WorkingTime time = WorkingTime.of(with(spec("UTC", LUNCH + ", " + NIGHT), List.of(),
				List.of("2026-03-03T10:00", "2026-03-04T23:00"), null));
		Instant day = at("UTC", "2026-03-03T02:00");
		assertThat(time.between(day, at("UTC", "2026-03-04T08:00"))).isEqualTo(Duration.ofHours(2));
		assertThat(time.between(at("UTC", "2026-03-04T18:00"), at("UTC", "2026-03-05T08:00")))
			.isEqualTo(Duration.ofHours(2));
		assertThat(time.plusDays(at("UTC", "2026-03-02T17:00"), 1)).isEqualTo(at("UTC", "2026-03-03T10:00"));
	}

	@Test
	void keepsPublicHolidaysOfCountryAndRegion() {
		CalendarSpec office = spec("Europe/Berlin", OFFICE);
		Instant start = at("Europe/Berlin", "2026-12-31T16:00");
		assertThat(WorkingTime.of(with(office, List.of(), List.of(), "DE")).plus(start, Duration.ofHours(2)))
			.isEqualTo(at("Europe/Berlin", "2027-01-04T10:00"));
		Instant epiphany = at("Europe/Berlin", "2026-01-06T12:00");
		assertThat(WorkingTime.of(with(office, List.of(), List.of(), "DE")).isOpen(epiphany)).isTrue();
		assertThat(WorkingTime.of(with(office, List.of(), List.of(), "DE-BY")).isOpen(epiphany)).isFalse();
	}

	/** Berlin loses 02:00-03:00 on 2026-03-29 and has it twice on 2026-10-25. */
	@ParameterizedTest
	@CsvSource({ "Europe/Berlin,SUNDAY 01:00-04:00,2026-03-29,PT2H", "Europe/Berlin,SUNDAY 01:00-04:00,2026-10-25,PT4H",
			"Europe/Berlin,SUNDAY 02:30-03:30,2026-03-29,PT0S", "Europe/Berlin,SUNDAY 02:30-03:00,2026-03-29,PT0S",
			"Europe/Berlin,SUNDAY 02:00-02:30,2026-03-29,PT30M", "Europe/Berlin,SUNDAY 02:15-02:45,2026-10-25,PT30M",
			"Europe/Berlin,SUNDAY 02:30-03:00,2026-10-25,PT1H30M", "Europe/Berlin,SATURDAY 22:00-06:00,2026-03-29,PT7H",
			"Europe/Berlin,SATURDAY 22:00-06:00,2026-10-25,PT9H",
			"Australia/Lord_Howe,SUNDAY 01:00-03:00,2026-10-04,PT1H30M",
			"Australia/Lord_Howe,SUNDAY 01:00-03:00,2026-04-05,PT2H30M",
			"America/Sao_Paulo,SUNDAY 00:00-24:00,2018-11-04,PT23H",
			"America/Sao_Paulo,SATURDAY 22:00-02:00,2018-02-18,PT5H",
			"America/Sao_Paulo,SUNDAY 00:00-01:00,2018-11-04,PT0S", "Asia/Beirut,SUNDAY 00:00-02:00,2026-03-29,PT1H" })
	void countsWhatReallyPasses(String zone, String windows, LocalDate date, Duration worked) {
		WorkingTime time = WorkingTime.of(spec(zone, windows));
		Instant from = date.minusDays(1).atTime(12, 0).atZone(ZoneId.of(zone)).toInstant();
		Instant to = date.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
		assertThat(time.between(from, to)).isEqualTo(worked);
		if (worked.isZero()) {
			assertThat(time.nextOpening(from)).isAfter(to);
		}
	}

	@Test
	void aDayWhoseWindowsTheClockSkipsIsNoWorkingDay() {
		WorkingTime time = WorkingTime.of(spec("Europe/Berlin", "SATURDAY-SUNDAY 02:00-03:00"));
		assertThat(time.plusDays(at("Europe/Berlin", "2026-03-28T02:30"), 1))
			.isEqualTo(at("Europe/Berlin", "2026-04-04T02:30"));
		WorkingTime apia = WorkingTime.of(spec("Pacific/Apia", ALL_DAY));
		assertThat(apia.plusDays(at("Pacific/Apia", "2011-12-29T12:00"), 1))
			.isEqualTo(at("Pacific/Apia", "2011-12-31T12:00"));
	}

	@Test
	void keepsTheLocalTimeOfDayOverAChange() {
		WorkingTime time = WorkingTime.of(spec("Europe/Berlin", ALL_DAY));
		assertThat(time.plusDays(at("Europe/Berlin", "2026-03-28T12:00"), 1))
			.isEqualTo(at("Europe/Berlin", "2026-03-29T12:00"));
		assertThat(time.plusDays(at("Europe/Berlin", "2026-03-28T02:30"), 1))
			.isEqualTo(at("Europe/Berlin", "2026-03-29T03:30"));
		assertThat(time.plusDays(Instant.parse("2026-10-25T01:30:00Z"), 1))
			.isEqualTo(at("Europe/Berlin", "2026-10-26T02:30"));
	}

	@Test
	void refusesLessThanNothing() {
		Instant now = at("UTC", "2026-03-02T00:00");
		assertThatIllegalArgumentException().isThrownBy(() -> WorkingTime.ALWAYS.plus(now, Duration.ofNanos(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> WorkingTime.ALWAYS.plusDays(now, -1));
	}

	@Test
	@Timeout(20)
	void givesUpWhereNobodyWorksAnyMore() {
		Instant start = at("UTC", "2026-03-02T00:00");
		List<String> mondays = Stream.iterate(LocalDate.of(2026, 3, 2), (date) -> date.plusWeeks(1))
			.limit(5000)
			.map(LocalDate::toString)
			.toList();
		WorkingTime closed = WorkingTime.of(with(spec("UTC", "MONDAY 09:00-17:00"), mondays, List.of(), null));
		assertThatThrownBy(() -> closed.plus(start, Duration.ofNanos(1))).isInstanceOf(NeverOpenException.class);
		assertThatThrownBy(() -> closed.plusDays(start, 1)).isInstanceOf(NeverOpenException.class);
		assertThatThrownBy(() -> closed.nextOpening(start)).isInstanceOf(NeverOpenException.class);
		assertThat(closed.between(start, at("UTC", "2100-01-01T00:00"))).isEqualTo(Duration.ZERO);
		WorkingTime late = WorkingTime
			.of(with(spec("UTC", "MONDAY 09:00-17:00"), mondays.subList(0, 14 * 52), List.of(), null));
		assertThat(late.plus(start, Duration.ofHours(1))).isAfter(at("UTC", "2040-01-01T00:00"));
		assertThat(late.plusDays(start, 1)).isAfter(late.nextOpening(start));
	}

	@Test
	@Timeout(20)
	void givesUpOutOfReach() {
		Instant start = at("UTC", "2026-03-02T00:00");
		WorkingTime office = WorkingTime.of(spec("UTC", OFFICE));
		for (WorkingTime time : List.of(WorkingTime.ALWAYS, office)) {
			assertThatThrownBy(() -> time.plus(start, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)))
				.isInstanceOf(NeverOpenException.class);
			assertThatThrownBy(() -> time.plusDays(start, Integer.MAX_VALUE)).isInstanceOf(NeverOpenException.class);
			assertThat(time.plus(start, Duration.ofDays(80))).isAfter(start);
			for (Instant far : List.of(Instant.MIN, Instant.MAX, at("UTC", "2501-01-01T00:00"))) {
				assertThatIllegalArgumentException().isThrownBy(() -> time.plus(far, Duration.ofDays(1)));
				assertThatIllegalArgumentException().isThrownBy(() -> time.between(start, far));
			}
		}
		assertThat(WorkingTime.ALWAYS.plus(at("UTC", "1900-01-01T00:00"), Duration.ofDays(146_097)))
			.isEqualTo(at("UTC", "2300-01-01T00:00"));
	}

	@ParameterizedTest
	@CsvSource({ "1970", "1999", "2173", "2174", "2200", "2499" })
	void reckonsInYearsFarAway(int year) {
		Instant newYear = LocalDateTime.of(year, 1, 1, 0, 0).atZone(ZoneId.of("Asia/Riyadh")).toInstant();
		WorkingTime time = WorkingTime.of(with(spec("Asia/Riyadh", OFFICE), List.of(), List.of(), "SA"));
		assertThat(time.between(newYear, time.plus(newYear, Duration.ofHours(800)))).isEqualTo(Duration.ofHours(800));
	}

	static CalendarSpec spec(String zone, String windows) {
		List<Window> all = Stream.of(windows.split(", ?")).flatMap(WorkingTimeTests::windows).toList();
		return new CalendarSpec(ZoneId.of(zone), all, List.of(), Optional.empty(), List.of());
	}

	private static CalendarSpec with(CalendarSpec spec, List<String> holidays, List<String> halfDays, String country) {
		return new CalendarSpec(spec.zone(), spec.windows(),
				holidays.stream().map((date) -> new Holiday(LocalDate.parse(date), "")).toList(),
				Optional.ofNullable(country),
				halfDays.stream()
					.map(LocalDateTime::parse)
					.map((end) -> new HalfDay(end.toLocalDate(), end.getHour() * 60 + end.getMinute()))
					.toList());
	}

	/** As {@code MONDAY-FRIDAY 09:00-17:00}. */
	private static Stream<Window> windows(String text) {
		String[] parts = text.split("[ -]");
		int times = parts.length - 2;
		return Stream.of(DayOfWeek.values())
			.filter((day) -> day.compareTo(DayOfWeek.valueOf(parts[0])) >= 0
					&& day.compareTo(DayOfWeek.valueOf(parts[times - 1])) <= 0)
			.map((day) -> new Window(day, minutes(parts[times]), minutes(parts[times + 1])));
	}

	private static int minutes(String time) {
		return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
	}

	private static Instant utc(LocalDateTime time) {
		return time.atZone(ZoneId.of("UTC")).toInstant();
	}

	private static Instant at(String zone, String time) {
		return LocalDateTime.parse(time).atZone(ZoneId.of(zone)).toInstant();
	}

}
