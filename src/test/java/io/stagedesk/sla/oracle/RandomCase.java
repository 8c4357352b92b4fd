package io.stagedesk.sla.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.sla.Goal;
import io.stagedesk.sla.GoalUnit;
import io.stagedesk.sla.PromisePreview.Kind;
import io.stagedesk.sla.PromisePreview.News;
import io.stagedesk.sla.Target;
import io.stagedesk.sla.oracle.OracleCalendar.Window;
import io.stagedesk.ticket.Priority;

/**
 * A ticket's fate, drawn by lot; the same seed draws the same.
 *
 * @param policy default, vip, or {@code null} where a goal stands alone
 */
record RandomCase(OracleCalendar calendar, String policy, Goal goal, Priority priority, Instant createdAt,
		List<News> news, Instant until) {

	private static final List<ZoneId> ZONES = List
		.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo",
				"Pacific/Apia", "Africa/Cairo", "Asia/Beirut", "UTC", "Asia/Shanghai", "America/St_Johns",
				"Africa/Casablanca", "America/Santiago", "Pacific/Chatham", "Asia/Tehran", "America/Havana",
				"Antarctica/Troll", "+05:30")
		.stream()
		.map(ZoneId::of)
		.toList();

	/** Minutes from, minutes to; a later day over 1440. */
	private static final List<int[][]> DAYS = List.of(new int[][] { { 540, 1020 } },
			new int[][] { { 480, 720 }, { 810, 1080 } }, new int[][] { { 1260, 1560 } }, new int[][] { { 0, 1440 } },
			new int[][] { { 0, 150 }, { 180, 185 }, { 1380, 1440 } }, new int[][] { { 120, 180 }, { 600, 601 } },
			new int[][] { { 135, 165 }, { 1200, 1440 } }, new int[][] { { 1080, 1500 }, { 600, 1080 } },
			new int[][] { { 540, 1979 } });

	static RandomCase of(long seed) {
		return new Draw(new Random(seed)).draw();
	}

	List<OracleClock> expected() {
		return new OracleDesk(this.calendar, goals(), this.createdAt, this.priority).play(this.news, this.until);
	}

	Function<Priority, Map<Target, Goal>> goals() {
		return (this.policy == null) ? (priority) -> Map.of(Target.RESOLUTION, this.goal)
				: (priority) -> promised(priority, this.policy.equals("vip"));
	}

	/** The table of the definitions; one level better for the first response of a VIP. */
	private static Map<Target, Goal> promised(Priority priority, boolean vip) {
		Map<Target, Goal> goals = new EnumMap<>(Target.class);
		Priority answered = (vip && priority != Priority.P0) ? Priority.values()[priority.ordinal() - 1] : priority;
		goals.put(Target.FIRST_RESPONSE, switch (answered) {
			case P0 -> new Goal(15, GoalUnit.CALENDAR_MINUTES);
			case P1 -> new Goal(60, GoalUnit.CALENDAR_MINUTES);
			case P2 -> new Goal(4 * 60, GoalUnit.BUSINESS_MINUTES);
			case P3 -> new Goal(24 * 60, GoalUnit.CALENDAR_MINUTES);
		});
		switch (priority) {
			case P0 -> goals.put(Target.RESOLUTION, new Goal(4 * 60, GoalUnit.CALENDAR_MINUTES));
			case P1 -> goals.put(Target.RESOLUTION, new Goal(24 * 60, GoalUnit.CALENDAR_MINUTES));
			case P2 -> goals.put(Target.RESOLUTION, new Goal(5, GoalUnit.BUSINESS_DAYS));
			case P3 -> {
			}
		}
		return goals;
	}

	/** The request for the preview. */
	String json() {
		String what = (this.policy == null)
				? "\"goal\":{\"value\":%d,\"unit\":\"%s\"}".formatted(this.goal.value(), this.goal.unit())
				: "\"policy\":\"%s\",\"priority\":\"%s\"".formatted(this.policy, this.priority);
		return """
				{%s,"calendar":%s,"createdAt":"%s","asOf":"%s","events":[%s]}""".formatted(what, this.calendar.json(),
				this.createdAt, this.until, this.news.stream().map(RandomCase::json).collect(Collectors.joining(",")));
	}

	private static String json(News news) {
		String priority = (news.kind() == Kind.PRIORITY) ? ",\"priority\":\"" + news.priority() + "\"" : "";
		return "{\"at\":\"%s\",\"kind\":\"%s\"%s}".formatted(news.at(), news.kind(), priority);
	}

	private record Draw(Random random) {

		RandomCase draw() {
			OracleCalendar calendar = calendar();
			Instant createdAt = createdAt(calendar);
			boolean alone = this.random.nextInt(3) == 0;
			List<News> news = news(createdAt, alone, calendar);
			Instant last = news.isEmpty() ? createdAt : news.get(news.size() - 1).at();
			return new RandomCase(calendar, alone ? null : one("default", "vip"), goal(), one(Priority.values()),
					createdAt, news, last.plusSeconds(gap()));
		}

		@SafeVarargs
		private <T> T one(T... values) {
			return values[this.random.nextInt(values.length)];
		}

		private <T> T one(List<T> values) {
			return values.get(this.random.nextInt(values.size()));
		}

		private Goal goal() {
			return switch (one(GoalUnit.values())) {
				case CALENDAR_MINUTES -> new Goal(one(1, 15, 59, 60, 1440, 1441, 5000), GoalUnit.CALENDAR_MINUTES);
				case BUSINESS_MINUTES ->
					new Goal(one(1, 7, 60, 150, 240, 480, 481, 1440, 2000), GoalUnit.BUSINESS_MINUTES);
				case BUSINESS_DAYS -> new Goal(one(1, 2, 3, 5, 9), GoalUnit.BUSINESS_DAYS);
			};
		}

		private OracleCalendar calendar() {
			ZoneId zone = one(ZONES);
			List<Window> windows = new ArrayList<>();
			int[][] most = one(DAYS);
			int days = one(1, 5, 5, 5, 6, 7, 7);
			for (DayOfWeek day : DayOfWeek.values()) {
				if (day.getValue() <= days) {
					for (int[] span : (this.random.nextInt(5) == 0) ? one(DAYS) : most) {
						windows.add(new Window(day, span[0], span[1]));
					}
				}
			}
			int year = one(2024, 2025, 2026, 2027, 2028);
			Set<LocalDate> written = dates(year, this.random.nextInt(30));
			Set<LocalDate> holidays = new HashSet<>(written);
			boolean german = this.random.nextInt(4) == 0;
			if (german) {
				for (int one = 2023; one <= 2031; one++) {
					holidays.addAll(OracleCalendar.germany(one));
				}
			}
			Map<LocalDate, Integer> halfDays = new TreeMap<>();
			dates(year, this.random.nextInt(30)).forEach((date) -> halfDays.put(date, one(720, 600, 840, 30)));
			return new OracleCalendar(zone, windows, holidays, halfDays, written, german ? "DE" : null);
		}

		private Set<LocalDate> dates(int year, int count) {
			Set<LocalDate> dates = new TreeSet<>();
			while (dates.size() < count) {
				dates.add(LocalDate.ofYearDay(year, 1 + this.random.nextInt(365)));
			}
			return dates;
		}

		/** Around a change of the clocks, a leap day, a closing hour, or anywhere. */
		private Instant createdAt(OracleCalendar calendar) {
			int year = calendar.written().isEmpty() ? 2026 : calendar.written().iterator().next().getYear();
			Instant base = LocalDate.of(year, 1, 1)
				.atStartOfDay(ZoneOffset.UTC)
				.toInstant()
				.plusSeconds(this.random.nextInt(360 * 86400));
			return switch (this.random.nextInt(5)) {
				case 0 -> transition(calendar.zone(), base);
				case 1 -> LocalDateTime.of(2028, 2, 28, 0, 0)
					.plusMinutes(this.random.nextInt(3 * 1440))
					.atZone(calendar.zone())
					.toInstant();
				case 2 -> edge(calendar, base);
				case 3 -> Instant.ofEpochSecond(base.getEpochSecond() / 60 * 60);
				default -> base;
			};
		}

		private Instant transition(ZoneId zone, Instant base) {
			ZoneOffsetTransition next = zone.getRules().nextTransition(base);
			return ((next == null) ? base : next.getInstant()).plusSeconds(this.random.nextInt(4 * 86400) - 3 * 86400);
		}

		private Instant edge(OracleCalendar calendar, Instant base) {
			LocalDate day = base.atZone(calendar.zone()).toLocalDate();
			while (calendar.windowsOf(day).isEmpty()) {
				day = day.plusDays(1);
			}
			Window window = one(calendar.windowsOf(day));
			return day.atStartOfDay()
				.plusMinutes(this.random.nextBoolean() ? window.from() : window.to())
				.atZone(calendar.zone())
				.toInstant();
		}

		private List<News> news(Instant createdAt, boolean alone, OracleCalendar calendar) {
			List<News> news = new ArrayList<>();
			Instant at = createdAt;
			int count = this.random.nextInt(9);
			for (int index = 0; index < count; index++) {
				at = at.plusSeconds(gap());
				if (this.random.nextInt(12) == 0) {
					Instant edge = edge(calendar, at);
					at = edge.isBefore(at) ? at : edge;
				}
				Kind kind = one(Kind.PAUSE, Kind.RESUME, Kind.PAUSE, Kind.RESUME, Kind.PRIORITY, Kind.FIRST_RESPONSE,
						Kind.RESOLVE, Kind.REOPEN);
				if (kind == Kind.PAUSE && !news.isEmpty()
						&& Set.of(Kind.RESUME, Kind.REOPEN).contains(news.get(news.size() - 1).kind())) {
					at = at.plusSeconds(1);
				}
				if (kind != Kind.PRIORITY || !alone) {
					news.add(new News(at, kind, (kind == Kind.PRIORITY) ? one(Priority.values()) : null));
				}
			}
			return news;
		}

		private int gap() {
			return switch (this.random.nextInt(7)) {
				case 0 -> 0;
				case 1 -> 1;
				case 2 -> this.random.nextInt(900);
				case 3 -> 3600;
				case 4, 5 -> this.random.nextInt(6 * 3600);
				default -> this.random.nextInt(5 * 86400);
			};
		}

	}

}
