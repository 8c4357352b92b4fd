package io.stagedesk.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.stagedesk.calendar.CalendarSpec.HalfDay;
import io.stagedesk.calendar.CalendarSpec.Holiday;
import io.stagedesk.calendar.CalendarSpec.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random calendars against {@link MinuteWalk}, and the laws that hold for all of them.
 * Half of the starts lie around a change of the zone's offset, the others anywhere from
 * 1975 to 2199. A failure names its seed: {@code -Dcalendar.seed=...} repeats it, and
 * {@code -Dcalendar.rounds=...} tries more.
 */
class WorkingTimePropertyTests {

	private static final long SEED = Long.getLong("calendar.seed", System.nanoTime());

	private static final int ROUNDS = Integer.getInteger("calendar.rounds", 12);

	private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Europe/London", "Europe/Dublin",
			"Europe/Lisbon", "Europe/Moscow", "Europe/Istanbul", "Europe/Volgograd", "Africa/Casablanca",
			"Africa/El_Aaiun", "Africa/Cairo", "Africa/Lagos", "Africa/Windhoek", "America/New_York",
			"America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Havana", "America/Asuncion",
			"America/Santiago", "America/Caracas", "America/Scoresbysund", "America/Nuuk", "America/Mexico_City",
			"America/Argentina/San_Luis", "Asia/Shanghai", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu",
			"Asia/Tehran", "Asia/Beirut", "Asia/Amman", "Asia/Damascus", "Asia/Gaza", "Asia/Pyongyang", "Asia/Dhaka",
			"Asia/Riyadh", "Australia/Lord_Howe", "Australia/Sydney", "Australia/Adelaide", "Antarctica/Troll",
			"Atlantic/Azores", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati",
			"Pacific/Kwajalein", "Pacific/Norfolk", "+05:45", "-12:00");

	private static final List<String> MACHINES = List.of("UTC", "Asia/Shanghai", "America/Sao_Paulo",
			"Australia/Lord_Howe", "America/St_Johns");

	static Stream<String> zones() {
		return ZONES.stream();
	}

	@ParameterizedTest
	@MethodSource("zones")
	void agreesWithWhoWalksEveryMinute(String zone) {
		IntStream.range(0, ROUNDS).mapToObj((round) -> new Case(zone, SEED + round)).forEach((one) -> {
			WorkingTime time = WorkingTime.of(one.spec);
			MinuteWalk walk = new MinuteWalk(one.spec);
			assertThat(time.isOpen(one.start)).as(one.toString()).isEqualTo(walk.isOpen(one.start));
			assertThat(time.nextOpening(one.start)).as(one.toString()).isEqualTo(walk.nextOpening(one.start));
			assertThat(time.plus(one.start, one.worked)).as(one.toString()).isEqualTo(walk.plus(one.start, one.worked));
			assertThat(time.between(one.start, one.later)).as(one.toString())
				.isEqualTo(walk.between(one.start, one.later));
			assertThat(time.plusDays(one.start, one.days)).as(one.toString())
				.isEqualTo(walk.plusDays(one.start, one.days));
		});
	}

	@ParameterizedTest
	@MethodSource("zones")
	void keepsItsLaws(String zone) {
		IntStream.range(0, 20 * ROUNDS).mapToObj((round) -> new Case(zone, SEED + round)).forEach((one) -> {
			WorkingTime time = WorkingTime.of(one.spec);
			Instant due = time.plus(one.start, one.worked);
			assertThat(time.between(one.start, due)).as(one.toString()).isEqualTo(one.worked);
			assertThat(time.between(due, one.start)).as(one.toString()).isEqualTo(one.worked.negated());
			assertThat(time.plus(due, one.more)).as(one.toString())
				.isEqualTo(time.plus(one.start, one.worked.plus(one.more)));
			assertThat(time.plus(one.start, one.worked.plus(one.more))).as(one.toString()).isAfter(due);
			assertThat(time.plus(one.later, one.worked)).as(one.toString()).isAfterOrEqualTo(due);
			assertThat(time.between(one.start, one.later).plus(time.between(one.later, due))).as(one.toString())
				.isEqualTo(one.worked);
			assertThat(time.plusDays(one.start, one.days)).as(one.toString()).isAfter(time.nextOpening(one.start));
		});
	}

	@ParameterizedTest
	@MethodSource("zones")
	void doesNotLookAtTheMachinesZone(String zone) {
		TimeZone before = TimeZone.getDefault();
		try {
			for (int round = 0; round < ROUNDS; round++) {
				Case one = new Case(zone, SEED + round);
				assertThat(MACHINES.stream().map((machine) -> {
					TimeZone.setDefault(TimeZone.getTimeZone(machine));
					WorkingTime time = WorkingTime.of(one.spec);
					return List.of(time.plus(one.start, one.worked), time.plusDays(one.start, one.days),
							time.between(one.start, one.later));
				}).distinct()).as(one.toString()).hasSize(1);
			}
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	/** One random calendar and one question. */
	private static final class Case {

		private final long seed;

		private final Random random;

		private final CalendarSpec spec;

		private final Instant start;

		private final Instant later;

		private final Duration worked;

		private final Duration more;

		private final int days;

		Case(String zone, long seed) {
			this.seed = seed;
			this.random = new Random(seed * 31 + zone.hashCode());
			this.start = start(ZoneId.of(zone));
			this.spec = spec(ZoneId.of(zone), LocalDate.ofInstant(this.start, ZoneId.of(zone)));
			this.later = this.start.plusNanos((long) (this.random.nextDouble() * 40 * 24 * 3600 * 1e9));
			this.worked = span();
			this.more = span();
			this.days = 1 + this.random.nextInt(12);
		}

		private Instant start(ZoneId zone) {
			Instant any = LocalDate.of(1975, 1, 1)
				.plusDays(this.random.nextInt(225 * 365))
				.atStartOfDay(zone)
				.toInstant();
			if (this.random.nextBoolean()) {
				Instant recent = LocalDate.of(1975, 1, 1)
					.plusDays(this.random.nextInt(60 * 365))
					.atStartOfDay(zone)
					.toInstant();
				ZoneOffsetTransition change = zone.getRules().nextTransition(recent);
				any = ((change != null) ? change.getInstant() : recent).minus(Duration.ofDays(3));
			}
			Instant start = any.plusSeconds(60L * this.random.nextInt(5 * 1440));
			return switch (this.random.nextInt(3)) {
				case 0 -> start;
				case 1 -> start.plusSeconds(this.random.nextInt(60));
				default -> start.plusNanos(this.random.nextInt(1_000_000_000));
			};
		}

		private CalendarSpec spec(ZoneId zone, LocalDate near) {
			List<Window> windows = new ArrayList<>();
			for (int count = 1 + this.random.nextInt(10); count > 0; count--) {
				int from = this.random.nextInt(96) * 15;
				int to = switch (this.random.nextInt(4)) {
					case 0 -> this.random.nextInt(1441);
					case 1 -> 1440;
					default -> this.random.nextInt(97) * 15;
				};
				if (from != to) {
					windows.add(new Window(DayOfWeek.of(1 + this.random.nextInt(7)), from, to));
				}
			}
			windows.add(new Window(near.getDayOfWeek(), this.random.nextInt(8) * 15, 300 + this.random.nextInt(1000)));
			List<Holiday> holidays = this.random.ints(this.random.nextInt(6), -3, 20)
				.mapToObj((day) -> new Holiday(near.plusDays(day), ""))
				.toList();
			List<HalfDay> halfDays = this.random.ints(this.random.nextInt(6), -3, 20)
				.distinct()
				.mapToObj((day) -> new HalfDay(near.plusDays(day), this.random.nextInt(1441)))
				.toList();
			return new CalendarSpec(zone, windows, holidays, Optional.empty(), halfDays);
		}

		private Duration span() {
			Duration span = Duration.ofMinutes(1 + this.random.nextInt(30 * 60));
			return this.random.nextBoolean() ? span : span.minusNanos(this.random.nextInt(2_000_000_000));
		}

		@Override
		public String toString() {
			return "-Dcalendar.seed=%d: %s of %s in %s".formatted(this.seed, this.worked, this.start, this.spec);
		}

	}

}
