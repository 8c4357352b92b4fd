package io.stagedesk.sla.web.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.calendar.CalendarSpec.Window;
import io.stagedesk.calendar.holiday.Holidays;
import io.stagedesk.calendar.holiday.Holidays.Place;
import io.stagedesk.page.Choice;
import io.stagedesk.page.Words;
import io.stagedesk.sla.Goal;
import io.stagedesk.sla.Party;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Team;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says goals, hours, dates and places in the reader's language. */
@Component
public class TermWords {

	private static final int MINUTE = 60;

	private static final int HOUR = 60 * MINUTE;

	private static final int DAY = 24 * HOUR;

	private final Map<Locale, List<Place>> countries = new ConcurrentHashMap<>();

	private final Words words;

	private final Staff staff;

	TermWords(Words words, Staff staff) {
		this.words = words;
		this.staff = staff;
	}

	public String text(String key, Object... arguments) {
		return this.words.message(key, arguments);
	}

	/** What the domain says in English. */
	public String say(String english) {
		return this.words.say(english);
	}

	/** As 4 business hours. */
	public String goal(Goal goal) {
		GoalScale scale = GoalScale.of(goal);
		return text("terms.goal." + scale, goal.value() / scale.size());
	}

	public String goal(Optional<Goal> goal) {
		return goal.map(this::goal).orElseGet(() -> text("terms.goal.none"));
	}

	/** How far a due instant moves, with its sign. */
	public String shift(long seconds) {
		return ((seconds < 0) ? "−" : "+") + length(Math.abs(seconds));
	}

	/** The two largest units; what is nothing is not said. */
	public String length(long seconds) {
		if (seconds >= DAY) {
			return units("days", seconds / DAY, seconds % DAY / HOUR);
		}
		if (seconds >= HOUR) {
			return units("hours", seconds / HOUR, seconds % HOUR / MINUTE);
		}
		return units("minutes", seconds / MINUTE, seconds % MINUTE);
	}

	private String units(String unit, long large, long small) {
		String key = "terms.length." + unit;
		return text((small == 0) ? key + ".whole" : (large == 0) ? key + ".part" : key, large, small);
	}

	/** As Mon–Fri, Sun. */
	public String days(List<DayOfWeek> days) {
		List<String> runs = new ArrayList<>();
		List<DayOfWeek> sorted = days.stream().distinct().sorted().toList();
		for (int first = 0; first < sorted.size();) {
			int last = first;
			while (last + 1 < sorted.size() && sorted.get(last + 1).ordinal() == sorted.get(last).ordinal() + 1) {
				last++;
			}
			String begin = day(sorted.get(first));
			runs.add((last == first) ? begin
					: text((last == first + 1) ? "terms.days.two" : "terms.days.run", begin, day(sorted.get(last))));
			first = last + 1;
		}
		return String.join(text("terms.list"), runs);
	}

	public List<Choice> weekdays() {
		return Stream.of(DayOfWeek.values()).map((day) -> new Choice(day.name(), day(day))).toList();
	}

	/** Those that people know by a city. */
	public static List<String> zones() {
		return Stream
			.concat(Stream.of("UTC"),
					ZoneId.getAvailableZoneIds()
						.stream()
						.filter((id) -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
						.sorted())
			.toList();
	}

	public String day(DayOfWeek day) {
		return day.getDisplayName(TextStyle.SHORT, LocaleContextHolder.getLocale());
	}

	/** Windows of the same hours stand together, as Mon–Fri 09:00–18:00. */
	public String windows(List<Window> windows) {
		return windows.stream()
			.collect(Collectors.groupingBy(TermWords::hours))
			.entrySet()
			.stream()
			.sorted(Comparator.comparing((group) -> group.getValue().get(0).day()))
			.map((group) -> days(group.getValue().stream().map(Window::day).toList()) + " " + group.getKey())
			.collect(Collectors.joining(text("terms.list")));
	}

	public static String hours(Window window) {
		return time(window.from()) + "–" + time(window.to());
	}

	/** Minutes after midnight as {@code 09:00}. */
	public static String time(int minutes) {
		return "%02d:%02d".formatted(minutes / 60, minutes % 60);
	}

	/** In the calendar's own zone. */
	public String moment(Instant at, ZoneId zone) {
		return format("terms.pattern.moment", at.atZone(zone));
	}

	public String date(LocalDate date) {
		return format("terms.pattern.date", date);
	}

	private String format(String pattern, TemporalAccessor time) {
		return DateTimeFormatter.ofPattern(text(pattern), LocaleContextHolder.getLocale()).format(time);
	}

	/** Countries and their regions in the reader's language. */
	public List<Place> countries() {
		return this.countries.computeIfAbsent(LocaleContextHolder.getLocale(), Holidays::countries);
	}

	/** As Germany – Bavaria. */
	public String place(String code) {
		return countries().stream().flatMap((one) -> path(one, code)).findFirst().orElse(code);
	}

	private static Stream<String> path(Place place, String code) {
		if (place.code().equals(code)) {
			return Stream.of(place.name());
		}
		return code.startsWith(place.code() + "-")
				? place.regions().stream().flatMap((one) -> path(one, code)).map((name) -> place.name() + " – " + name)
				: Stream.empty();
	}

	/** What a team is called; a vendor has only its key. */
	public String party(Party party) {
		return this.staff.teams()
			.stream()
			.filter((team) -> Party.team(team.id()).equals(party))
			.findFirst()
			.map(Team::name)
			.orElse(party.name());
	}

	/** What somebody of the desk is called. */
	public String person(String login) {
		return this.staff.agent(login).map(Agent::name).orElse(login.equals("system") ? text("terms.system") : login);
	}

}
