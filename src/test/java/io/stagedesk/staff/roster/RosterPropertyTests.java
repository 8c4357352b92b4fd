package io.stagedesk.staff.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import io.stagedesk.calendar.CalendarSpec;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.CalendarSpec.Window;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.staff.roster.Shift.Member;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random rosters against somebody who looks at the clock on the wall every quarter of an
 * hour. Windows, absences and changes of the clocks begin and end on quarters only. A
 * failure names its seed: {@code -Droster.seed=...} repeats it.
 */
class RosterPropertyTests {

	private static final long SEED = Long.getLong("roster.seed", System.nanoTime());

	private static final int ROUNDS = Integer.getInteger("roster.rounds", 6);

	private static final Duration QUARTER = Duration.ofMinutes(15);

	private static final List<String> PEOPLE = List.of("ana", "ben", "chen", "dora");

	private static final List<String> TEAMS = List.of("north", "south");

	@ParameterizedTest
	@ValueSource(strings = { "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe",
			"Asia/Kathmandu", "Asia/Shanghai", "Africa/Cairo", "America/Havana" })
	void agreesWithWhoLooksAtTheClockEveryQuarter(String zone) {
		IntStream.range(0, ROUNDS).mapToObj((round) -> new Case(zone, SEED + round)).forEach((one) -> {
			Roster roster = one.roster();
			for (String login : PEOPLE) {
				for (String team : new String[] { null, "north", "south" }) {
					check(one, roster, login, team);
				}
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe" })
	void nothingChangesBeforeTheNextBoundary(String zone) {
		IntStream.range(0, ROUNDS).mapToObj((round) -> new Case(zone, SEED + round)).forEach((one) -> {
			Roster roster = one.roster();
			Instant next = roster.nextBoundary(one.start).orElse(one.end);
			for (Instant walker = one.start; walker.isBefore(next)
					&& walker.isBefore(one.end); walker = walker.plus(QUARTER)) {
				for (String login : PEOPLE) {
					assertThat(roster.onShift(login, null, walker).onShift()).as(one + " " + login + " " + walker)
						.isEqualTo(roster.onShift(login, null, one.start).onShift());
				}
			}
			assertThat(next).as(one.toString()).isAfter(one.start);
		});
	}

	private static void check(Case one, Roster roster, String login, String team) {
		Optional<Instant> change = roster.nextChange(login, team, one.start);
		boolean first = one.isOn(login, team, one.start);
		Optional<Instant> seen = Optional.empty();
		for (Instant walker = one.start; walker.isBefore(one.end); walker = walker.plus(QUARTER)) {
			boolean on = one.isOn(login, team, walker);
			Duty duty = roster.onShift(login, team, walker);
			String what = "%s %s of %s at %s: %s".formatted(one, login, team, walker, duty);
			assertThat(duty.onShift()).as(what).isEqualTo(on);
			assertThat(duty.reason().isEmpty()).as(what).isEqualTo(on);
			if (on != first && seen.isEmpty()) {
				seen = Optional.of(walker);
			}
		}
		if (seen.isPresent()) {
			assertThat(change).as("%s %s of %s from %s".formatted(one, login, team, one.start)).isEqualTo(seen);
		}
		else {
			assertThat(change.orElse(one.end)).as("%s %s of %s".formatted(one, login, team)).isAfterOrEqualTo(one.end);
		}
	}

	/** A desk, and the slow obvious way to know who works. */
	private static final class Case {

		private final long seed;

		private final ZoneId zone;

		private final Instant start;

		private final Instant end;

		private final Map<String, CalendarSpec> calendars = new HashMap<>();

		private final List<Shift> shifts = new ArrayList<>();

		private final List<Absence> absences = new ArrayList<>();

		Case(String zone, long seed) {
			this.seed = seed;
			this.zone = ZoneId.of(zone);
			Random random = new Random(seed);
			LocalDate day = LocalDate.of(2015 + random.nextInt(20), 1, 1).plusDays(random.nextInt(365));
			Instant near = day.atStartOfDay(this.zone).toInstant();
			Instant begin = Optional.ofNullable(random.nextBoolean() ? this.zone.getRules().nextTransition(near) : null)
				.map((transition) -> transition.getInstant().minus(Duration.ofDays(2)))
				.orElse(near);
			this.start = begin.plus(QUARTER.multipliedBy(random.nextInt(96)));
			this.end = this.start.plus(Duration.ofDays(9));
			LocalDate here = LocalDate.ofInstant(this.start, this.zone);
			for (String calendar : List.of("one", "two")) {
				this.calendars.put(calendar, spec(random, here));
			}
			for (int index = 0; index < 3; index++) {
				this.shifts.add(new Shift("shift" + index, "Shift", TEAMS.get(random.nextInt(2)),
						random.nextBoolean() ? "one" : "two", null, members(random, here), 1));
			}
			for (int index = 0; index < 3; index++) {
				Instant from = this.start.plus(QUARTER.multipliedBy(random.nextInt(800) - 100));
				String login = PEOPLE.get(random.nextInt(4));
				String other = PEOPLE.get(random.nextInt(4));
				this.absences
					.add(new Absence(index, login, from, from.plus(QUARTER.multipliedBy(1 + random.nextInt(300))),
							"sick", other.equals(login) ? null : other));
			}
		}

		private CalendarSpec spec(Random random, LocalDate here) {
			List<Window> windows = new ArrayList<>();
			for (int index = 0; index < 3 + random.nextInt(5); index++) {
				int from = 15 * random.nextInt(96);
				int to = 15 * random.nextInt(97);
				if (from != to) {
					windows.add(new Window(DayOfWeek.of(1 + random.nextInt(7)), from, to));
				}
			}
			windows.add(new Window(DayOfWeek.MONDAY, 22 * 60, 6 * 60));
			return new CalendarSpec(this.zone, windows, List.of(new Holiday(here.plusDays(random.nextInt(9)), "Feast")),
					Optional.empty(), List.of());
		}

		private static List<Member> members(Random random, LocalDate here) {
			List<Member> members = new ArrayList<>();
			for (String login : PEOPLE) {
				if (random.nextInt(3) == 0) {
					LocalDate from = here.plusDays(random.nextInt(12) - 6);
					members
						.add(new Member(login, from, random.nextBoolean() ? null : from.plusDays(random.nextInt(8))));
				}
			}
			return members;
		}

		Roster roster() {
			return new Roster(this.shifts, this.absences,
					(key) -> new Hours(this.calendars.get(key), WorkingTime.of(this.calendars.get(key))));
		}

		boolean isOn(String login, String team, Instant at) {
			if (this.absences.stream().anyMatch((one) -> one.login().equals(login) && covers(one, at))) {
				return false;
			}
			List<Shift> listed = this.shifts.stream().filter((shift) -> names(shift, login)).toList();
			if (listed.isEmpty()) {
				return true;
			}
			List<Shift> ofTeam = listed.stream().filter((shift) -> shift.team().equals(team)).toList();
			for (Shift shift : ofTeam.isEmpty() ? listed : ofTeam) {
				if (works(shift, login, at)) {
					return true;
				}
			}
			for (Absence absence : this.absences) {
				if (login.equals(absence.substitute()) && covers(absence, at)) {
					for (Shift shift : this.shifts) {
						if ((team == null || shift.team().equals(team)) && works(shift, absence.login(), at)) {
							return true;
						}
					}
				}
			}
			return false;
		}

		private static boolean covers(Absence absence, Instant at) {
			return absence.from().compareTo(at) <= 0 && at.compareTo(absence.until()) < 0;
		}

		private static boolean names(Shift shift, String login) {
			return shift.members().stream().anyMatch((one) -> one.login().equals(login));
		}

		private boolean works(Shift shift, String login, Instant at) {
			boolean listed = shift.members()
				.stream()
				.anyMatch((one) -> one.login().equals(login) && hasBegun(one.from(), at)
						&& (one.until() == null || !hasBegun(one.until().plusDays(1), at)));
			return listed && isOpen(this.calendars.get(shift.calendar()), at);
		}

		private boolean hasBegun(LocalDate date, Instant at) {
			return date.atStartOfDay(this.zone).toInstant().compareTo(at) <= 0;
		}

		private boolean isOpen(CalendarSpec spec, Instant at) {
			LocalDate today = LocalDate.ofInstant(at, this.zone);
			for (LocalDate day : List.of(today.minusDays(2), today.minusDays(1), today)) {
				boolean holiday = spec.holidays().stream().anyMatch((one) -> one.date().equals(day));
				for (Window window : spec.windows()) {
					int length = (window.to() > window.from()) ? window.to() : window.to() + 1440;
					boolean inside = !at.isBefore(minute(day, window.from())) && at.isBefore(minute(day, length));
					if (!holiday && window.day() == day.getDayOfWeek() && inside) {
						return true;
					}
				}
			}
			return false;
		}

		private Instant minute(LocalDate day, int minutes) {
			return ZonedDateTime.of(day.plusDays(minutes / 1440).atTime(minutes % 1440 / 60, minutes % 60), this.zone)
				.toInstant();
		}

		@Override
		public String toString() {
			return "-Droster.seed=%d -Droster.rounds=1 %s".formatted(this.seed, this.zone);
		}

	}

}
