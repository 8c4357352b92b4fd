package io.stagedesk.staff.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.staff.roster.Hours.Stretch;
import io.stagedesk.staff.roster.OffDuty.Kind;
import io.stagedesk.staff.roster.Shift.Member;

/**
 * All shifts and absences at one version; answers without asking anybody. Who stands on
 * no shift's list is always on shift. Who stands on one is on shift while one of the own
 * shifts is open, or one that they stand in for, and while they are not absent.
 */
final class Roster {

	private static final ZoneId UTC = ZoneId.of("UTC");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

	private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	private static final Duration FARTHEST = Duration.ofDays(400);

	private static final int MOST_STEPS = 4000;

	private final Map<String, Shift> shifts;

	private final Map<String, Hours> hours;

	private final Map<String, List<Place>> places = new HashMap<>();

	private final Map<String, List<Absence>> absences;

	private final Map<String, List<Absence>> standIns;

	private final TreeSet<Instant> edges = new TreeSet<>();

	/**
	 * @param hours of each calendar that a shift names
	 */
	Roster(List<Shift> shifts, List<Absence> absences, Function<String, Hours> hours) {
		this.shifts = shifts.stream().collect(Collectors.toMap(Shift::key, Function.identity()));
		this.hours = shifts.stream()
			.map(Shift::calendar)
			.distinct()
			.collect(Collectors.toMap(Function.identity(), hours));
		for (Shift shift : shifts) {
			for (Member member : shift.members()) {
				Place place = Place.of(shift, this.hours.get(shift.calendar()), member);
				this.places.computeIfAbsent(member.login(), (login) -> new ArrayList<>()).add(place);
				place.edges().forEach(this.edges::add);
			}
		}
		this.absences = absences.stream().collect(Collectors.groupingBy(Absence::login));
		this.standIns = absences.stream()
			.filter((one) -> one.substitute() != null)
			.collect(Collectors.groupingBy(Absence::substitute));
		absences.forEach((one) -> this.edges.addAll(List.of(one.from(), one.until())));
	}

	Optional<Shift> shift(String key) {
		return Optional.ofNullable(this.shifts.get(key));
	}

	List<Shift> all() {
		return this.shifts.values().stream().sorted(Comparator.comparing(Shift::key)).toList();
	}

	/** Shifts on whose list somebody stands, by key. */
	List<Shift> shiftsOf(String login, Instant at) {
		return places(login).stream()
			.filter((place) -> place.isListed(at))
			.map(Place::shift)
			.sorted(Comparator.comparing(Shift::key))
			.toList();
	}

	/** Those on the list of a shift, there or not, and those who stand in for them. */
	List<String> workersOf(String shift, Instant at) {
		List<String> listed = this.places.entrySet()
			.stream()
			.filter((one) -> one.getValue()
				.stream()
				.anyMatch((place) -> place.shift().key().equals(shift) && place.isListed(at)))
			.map(Map.Entry::getKey)
			.toList();
		Stream<String> instead = this.standIns.values()
			.stream()
			.flatMap(List::stream)
			.filter((absence) -> absence.holds(at) && listed.contains(absence.login()))
			.map(Absence::substitute);
		return Stream.concat(listed.stream(), instead).distinct().sorted().toList();
	}

	boolean isOpen(String shift, Instant at) {
		return shift(shift).filter((one) -> this.hours.get(one.calendar()).at(at).open()).isPresent();
	}

	/** When a shift was open within a span, as far as it lies in it; the oldest first. */
	List<Run> runs(String shift, Instant from, Instant to) {
		Optional<Hours> times = shift(shift).map((one) -> this.hours.get(one.calendar()));
		List<Run> runs = new ArrayList<>();
		Instant walker = from;
		while (times.isPresent() && walker.isBefore(to)) {
			boolean open = times.get().at(walker).open();
			Instant until = times.get().at(walker).until();
			if (open) {
				runs.add(new Run(walker, until.isBefore(to) ? until : to));
			}
			walker = until;
		}
		return runs;
	}

	/** When a shift ends that is open or opens next; empty where it never does. */
	Optional<Instant> nextEnd(String shift, Instant after) {
		return shift(shift).map((one) -> this.hours.get(one.calendar()))
			.map((one) -> one.at(after).open() ? one.at(after).until() : endAfter(one, one.at(after).until()))
			.filter((instant) -> instant.isBefore(Instant.MAX));
	}

	private static Instant endAfter(Hours hours, Instant opening) {
		return opening.equals(Instant.MAX) ? opening : hours.at(opening).until();
	}

	/** The zone that somebody's dates are of. */
	ZoneId zoneOf(String login) {
		return places(login).stream().findFirst().map((place) -> place.hours().zone()).orElse(UTC);
	}

	/**
	 * @param team {@code null} for any: only shifts of this team count, for those who
	 * stand on one of them
	 */
	Duty onShift(String login, String team, Instant at) {
		for (Absence absence : this.absences.getOrDefault(login, List.of())) {
			if (absence.holds(at)) {
				return Duty.off(login, absent(absence, at));
			}
		}
		List<Place> own = own(login, team);
		if (own.isEmpty()) {
			return Duty.on(login, List.of());
		}
		List<String> open = new ArrayList<>();
		own.stream().filter((place) -> place.isOpen(at)).forEach((place) -> open.add(place.shift().key()));
		stoodInFor(login, team, at).filter((place) -> place.isOpen(at))
			.map((place) -> place.shift().key())
			.filter((key) -> !open.contains(key))
			.forEach(open::add);
		return open.isEmpty() ? Duty.off(login, why(own, at)) : Duty.on(login, open);
	}

	/** When somebody's state changes next, within 400 days. */
	Optional<Instant> nextChange(String login, String team, Instant at) {
		boolean now = onShift(login, team, at).onShift();
		Instant walker = at;
		for (int step = 0; step < MOST_STEPS && walker.isBefore(at.plus(FARTHEST)); step++) {
			Optional<Instant> next = next(login, walker);
			if (next.isEmpty()) {
				return Optional.empty();
			}
			walker = next.get();
			if (onShift(login, team, walker).onShift() != now) {
				return Optional.of(walker);
			}
		}
		return Optional.empty();
	}

	/** When one of a team's closed shifts opens next, or an open one again. */
	Optional<Instant> nextStart(String team, Instant at) {
		return this.shifts.values()
			.stream()
			.filter((shift) -> shift.team().equals(team))
			.map((shift) -> nextOpening(this.hours.get(shift.calendar()), at))
			.filter((instant) -> instant.isBefore(Instant.MAX))
			.min(Comparator.naturalOrder());
	}

	/** The next instant at which a shift opens or closes, or somebody comes or goes. */
	Optional<Instant> nextBoundary(Instant after) {
		return Stream
			.concat(this.hours.values().stream().map((one) -> one.at(after).until()),
					Stream.ofNullable(this.edges.higher(after)))
			.filter((instant) -> instant.isBefore(Instant.MAX))
			.min(Comparator.naturalOrder());
	}

	private static Instant nextOpening(Hours hours, Instant at) {
		Stretch now = hours.at(at);
		if (!now.open() || now.until().equals(Instant.MAX)) {
			return now.until();
		}
		return hours.at(now.until()).until();
	}

	private Optional<Instant> next(String login, Instant at) {
		List<Absence> away = this.absences.getOrDefault(login, List.of());
		List<Absence> instead = this.standIns.getOrDefault(login, List.of());
		Stream<Place> all = Stream.concat(places(login).stream(),
				instead.stream().flatMap((absence) -> places(absence.login()).stream()));
		return Stream
			.concat(Stream.concat(away.stream(), instead.stream())
				.flatMap((absence) -> Stream.of(absence.from(), absence.until())),
					all.flatMap((place) -> Stream.concat(place.edges(), Stream.of(place.hours().at(at).until()))))
			.filter((instant) -> instant.isAfter(at) && instant.isBefore(Instant.MAX))
			.min(Comparator.naturalOrder());
	}

	private List<Place> places(String login) {
		return this.places.getOrDefault(login, List.of());
	}

	private List<Place> own(String login, String team) {
		List<Place> all = places(login);
		List<Place> ofTeam = all.stream().filter((place) -> place.shift().team().equals(team)).toList();
		return ofTeam.isEmpty() ? all : ofTeam;
	}

	private Stream<Place> stoodInFor(String login, String team, Instant at) {
		return this.standIns.getOrDefault(login, List.of())
			.stream()
			.filter((absence) -> absence.holds(at))
			.flatMap((absence) -> places(absence.login()).stream())
			.filter((place) -> team == null || place.shift().team().equals(team));
	}

	private OffDuty absent(Absence absence, Instant at) {
		ZoneId zone = zoneOf(absence.login());
		return new OffDuty(Kind.ABSENT, "", local(absence.until(), at, zone), zone.getId(), absence.reason());
	}

	private static OffDuty why(List<Place> own, Instant at) {
		List<Place> listed = own.stream().filter((place) -> place.isListed(at)).toList();
		return listed.stream()
			.max(Comparator.comparing((place) -> place.hours().at(at).from()))
			.map((place) -> closed(place, at))
			.orElseGet(() -> unlisted(own, at));
	}

	private static OffDuty closed(Place place, Instant at) {
		Hours hours = place.hours();
		String shift = place.shift().key();
		String zone = hours.zone().getId();
		Stretch rest = hours.at(at);
		boolean endedToday = rest.known() && hours.dateOf(rest.from()).equals(hours.dateOf(at));
		if (!endedToday) {
			Optional<OffDuty> holiday = hours.holiday(at)
				.map((day) -> new OffDuty(Kind.HOLIDAY, shift, day.date().toString(), zone, day.name()));
			if (holiday.isPresent()) {
				return holiday.get();
			}
		}
		return rest.known() ? new OffDuty(Kind.ENDED, shift, local(rest.from(), at, hours.zone()), zone, "")
				: new OffDuty(Kind.CLOSED, shift, "", zone, "");
	}

	private static OffDuty unlisted(List<Place> own, Instant at) {
		Optional<Place> coming = own.stream()
			.filter((place) -> place.from().isAfter(at))
			.min(Comparator.comparing(Place::from));
		return coming
			.map((place) -> new OffDuty(Kind.NOT_YET, place.shift().key(), place.member().from().toString(),
					place.hours().zone().getId(), ""))
			.orElseGet(() -> {
				Place last = own.stream().max(Comparator.comparing(Place::until)).orElseThrow();
				return new OffDuty(Kind.LEFT, last.shift().key(), last.member().until().toString(),
						last.hours().zone().getId(), "");
			});
	}

	private static String local(Instant instant, Instant at, ZoneId zone) {
		boolean sameDay = LocalDate.ofInstant(instant, zone).equals(LocalDate.ofInstant(at, zone));
		return (sameDay ? TIME : DATE_TIME).format(instant.atZone(zone));
	}

	/**
	 * One line of a shift's list.
	 *
	 * @param until {@link Instant#MAX} where it stands for ever
	 */
	private record Place(Shift shift, Hours hours, Member member, Instant from, Instant until) {

		static Place of(Shift shift, Hours hours, Member member) {
			Instant until = (member.until() != null) ? hours.beginOf(member.until().plusDays(1)) : Instant.MAX;
			return new Place(shift, hours, member, hours.beginOf(member.from()), until);
		}

		boolean isListed(Instant at) {
			return !at.isBefore(this.from) && at.isBefore(this.until);
		}

		boolean isOpen(Instant at) {
			return isListed(at) && this.hours.at(at).open();
		}

		Stream<Instant> edges() {
			return Stream.of(this.from, this.until);
		}

	}

}
