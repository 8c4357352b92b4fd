package io.stagedesk.sla;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.sla.LadderStep.Addressee;
import io.stagedesk.sla.LadderStep.Measure;
import io.stagedesk.ticket.Priority;
import io.stagedesk.ticket.Status;
import tools.jackson.databind.JsonNode;

/**
 * Reads one policy from JSON and remembers every fault on the way, so that all are told
 * at once. Names of fields that it does not know it passes over, as the API does; what is
 * absent is as in the default policy, but goals and calendar must be there.
 */
final class PolicyReader {

	static final int WARN_PERCENT = 75;

	static final Set<Status> PAUSE_ON = Set.of(Status.WAITING_REQUESTER, Status.ON_HOLD);

	static final List<LadderStep> LADDER = List.of(new LadderStep(Measure.PERCENT, 75, Addressee.ASSIGNEE),
			new LadderStep(Measure.PERCENT, 100, Addressee.TEAM_LEAD),
			new LadderStep(Measure.PERCENT, 120, Addressee.MANAGER));

	private static final int MOST_FAULTS = 100;

	/** What may be repeated to the client as the name of a field. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,40}");

	private final Predicate<String> calendars;

	private final Predicate<String> people;

	private final Predicate<String> teams;

	private final List<FieldError> faults = new ArrayList<>();

	/**
	 * @param calendars whether there is such a calendar
	 * @param people whether somebody of the desk has this login
	 * @param teams whether there is such a team
	 */
	PolicyReader(Predicate<String> calendars, Predicate<String> people, Predicate<String> teams) {
		this.calendars = calendars;
		this.people = people;
		this.teams = teams;
	}

	/** Reads what was in order when it was written. */
	static PolicySpec again(JsonNode json) {
		return new PolicyReader((calendar) -> true, (person) -> true, (team) -> true).read(json);
	}

	/**
	 * @throws FieldErrorsException with all faults (422)
	 */
	PolicySpec read(JsonNode json) {
		if (json == null || !json.isObject()) {
			throw new FieldErrorsException("policy", "must be a policy");
		}
		Optional<String> calendar = known("calendar", json.path("calendar"), this.calendars, "is not a known calendar");
		CalendarSource source = isAbsent(json.path("calendarFrom")) ? CalendarSource.POLICY
				: constant("calendarFrom", json.path("calendarFrom"), CalendarSource.values())
					.orElse(CalendarSource.POLICY);
		Set<Status> pauseOn = pauseOn(json.path("pauseOn"));
		int warnPercent = isAbsent(json.path("warnPercent")) ? WARN_PERCENT
				: number("warnPercent", json.path("warnPercent"), 1, 99).orElse(WARN_PERCENT);
		Map<Priority, Map<Target, Goal>> goals = goals(json.path("goals"));
		Map<Party, Map<Priority, Goal>> ola = ola(json.path("ola"));
		List<LadderStep> ladder = ladder(json.path("ladder"));
		if (!this.faults.isEmpty()) {
			throw new FieldErrorsException(this.faults);
		}
		return new PolicySpec(calendar.orElseThrow(), source, pauseOn, warnPercent, goals, ola, ladder);
	}

	private Set<Status> pauseOn(JsonNode node) {
		if (isAbsent(node)) {
			return PAUSE_ON;
		}
		Set<Status> read = EnumSet.noneOf(Status.class);
		Status[] waiting = Arrays.stream(Status.values()).filter(Status::isWaiting).toArray(Status[]::new);
		List<JsonNode> elements = list("pauseOn", node, Status.values().length);
		for (int index = 0; index < elements.size(); index++) {
			constant("pauseOn[%d]".formatted(index), elements.get(index), waiting).ifPresent(read::add);
		}
		return read;
	}

	private Map<Priority, Map<Target, Goal>> goals(JsonNode node) {
		Map<Priority, Map<Target, Goal>> table = new EnumMap<>(Priority.class);
		if (isAbsent(node)) {
			fault("goals", "is required");
			return table;
		}
		int before = this.faults.size();
		each("goals", node, Priority.values(), (field, priority, row) -> {
			Map<Target, Goal> goals = new EnumMap<>(Target.class);
			each(field, row, Target.PROMISED.toArray(Target[]::new),
					(cell, target, goal) -> goal(cell, goal).ifPresent((it) -> goals.put(target, it)));
			table.put(priority, goals);
		});
		if (this.faults.size() == before && table.values().stream().allMatch(Map::isEmpty)) {
			fault("goals", "must promise something");
		}
		return table;
	}

	private Optional<Goal> goal(String field, JsonNode node) {
		if (!node.isObject()) {
			return fault(field, "must be a goal of value and unit");
		}
		Optional<GoalUnit> unit = constant(field + ".unit", node.path("unit"), GoalUnit.values());
		int longest = unit.filter((it) -> it == GoalUnit.BUSINESS_DAYS).isPresent() ? PolicySpec.LONGEST_DAYS
				: Goal.LONGEST;
		Optional<Integer> value = number(field + ".value", node.path("value"), 1, longest);
		return value.flatMap((many) -> unit.map((it) -> new Goal(many, it)));
	}

	private Map<Party, Map<Priority, Goal>> ola(JsonNode node) {
		Map<Party, Map<Priority, Goal>> read = new LinkedHashMap<>();
		if (isAbsent(node)) {
			return read;
		}
		List<JsonNode> elements = list("ola", node, PolicySpec.MOST_PARTIES);
		for (int index = 0; index < elements.size(); index++) {
			String field = "ola[%d]".formatted(index);
			JsonNode element = elements.get(index);
			party(field, element).ifPresent((party) -> {
				if (read.put(party, goalsOf(field + ".goals", element.path("goals"))) != null) {
					fault(field + "." + party.kind().field(), "is named twice");
				}
			});
		}
		return read;
	}

	private Optional<Party> party(String field, JsonNode node) {
		if (!node.isObject() || isAbsent(node.path("team")) == isAbsent(node.path("vendor"))) {
			return fault(field, "must be an object with goals and exactly one of team and vendor");
		}
		return isAbsent(
				node.path("vendor"))
						? known(field + ".team", node.path("team"), this.teams, "is not a team").map(Party::team)
						: known(field + ".vendor", node.path("vendor"),
								(name) -> !name.isBlank() && name.length() <= 40, "must have 1 to 40 characters")
							.map(Party::vendor);
	}

	private Map<Priority, Goal> goalsOf(String field, JsonNode node) {
		Map<Priority, Goal> goals = new EnumMap<>(Priority.class);
		int before = this.faults.size();
		if (isAbsent(node)) {
			fault(field, "is required");
			return goals;
		}
		each(field, node, Priority.values(),
				(cell, priority, goal) -> goal(cell, goal).ifPresent((it) -> goals.put(priority, it)));
		if (goals.isEmpty() && this.faults.size() == before) {
			fault(field, "must promise something");
		}
		return goals;
	}

	private List<LadderStep> ladder(JsonNode node) {
		if (isAbsent(node)) {
			return LADDER;
		}
		List<LadderStep> read = new ArrayList<>();
		List<JsonNode> elements = list("ladder", node, PolicySpec.MOST_STEPS);
		for (int index = 0; index < elements.size(); index++) {
			String field = "ladder[%d]".formatted(index);
			step(field, elements.get(index)).ifPresent((step) -> {
				if (!step.mayFollow(read)) {
					fault(field + "." + step.measure().field(), "must come after the steps before it");
				}
				read.add(step);
			});
		}
		return read;
	}

	private Optional<LadderStep> step(String field, JsonNode node) {
		if (!node.isObject()) {
			return fault(field, "must be a step of the ladder");
		}
		Optional<Measure> measure = measure(field, node);
		Optional<Integer> value = measure
			.flatMap((it) -> number(field + "." + it.field(), node.path(it.field()), it.least(), it.most()));
		Optional<Addressee> to = constant(field + ".to", node.path("to"), Addressee.values());
		boolean named = to.filter((it) -> it == Addressee.PERSON).isPresent();
		Optional<String> person = named
				? known(field + ".person", node.path("person"), this.people, "is not the login of somebody of the desk")
				: Optional.empty();
		if (to.isPresent() && !named && !isAbsent(node.path("person"))) {
			fault(field + ".person", "is only for PERSON");
		}
		if (value.isEmpty() || to.isEmpty() || named != person.isPresent()) {
			return Optional.empty();
		}
		return Optional.of(new LadderStep(measure.get(), value.get(), to.get(), person));
	}

	private Optional<Measure> measure(String field, JsonNode node) {
		List<Measure> given = Arrays.stream(Measure.values())
			.filter((measure) -> !isAbsent(node.path(measure.field())))
			.toList();
		return (given.size() == 1) ? Optional.of(given.get(0))
				: fault(field, "must have exactly one of percent, minutesBefore and minutesAfter");
	}

	/** Each field of an object that is named after a constant; {@code null} is absent. */
	private <E extends Enum<E>> void each(String field, JsonNode node, E[] constants, Cell<E> cell) {
		if (!node.isObject()) {
			fault(field, "must be an object with names out of " + names(constants));
			return;
		}
		node.properties().forEach((entry) -> {
			Optional<E> constant = Arrays.stream(constants)
				.filter((one) -> one.name().equals(entry.getKey()))
				.findFirst();
			String name = NAME.matcher(entry.getKey()).matches() ? field + "." + entry.getKey() : field;
			constant.ifPresentOrElse((one) -> {
				if (!isAbsent(entry.getValue())) {
					cell.read(name, one, entry.getValue());
				}
			}, () -> fault(name, "must be one of " + names(constants)));
		});
	}

	private List<JsonNode> list(String field, JsonNode node, int most) {
		if (!node.isArray()) {
			fault(field, "must be a list");
			return List.of();
		}
		if (node.size() > most) {
			fault(field, "must not have more than %d entries".formatted(most));
			return List.of();
		}
		return node.valueStream().toList();
	}

	private <E extends Enum<E>> Optional<E> constant(String field, JsonNode node, E[] constants) {
		return text(field, node).flatMap((text) -> Arrays.stream(constants)
			.filter((one) -> one.name().equals(text))
			.findFirst()
			.or(() -> fault(field, "must be one of " + names(constants))));
	}

	private Optional<String> known(String field, JsonNode node, Predicate<String> known, String otherwise) {
		return text(field, node).flatMap((text) -> known.test(text) ? Optional.of(text) : fault(field, otherwise));
	}

	private Optional<Integer> number(String field, JsonNode node, int least, int most) {
		if (isAbsent(node)) {
			return fault(field, "is required");
		}
		boolean fits = node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least
				&& node.intValue() <= most;
		return fits ? Optional.of(node.intValue())
				: fault(field, "must be a whole number from %d to %d".formatted(least, most));
	}

	private Optional<String> text(String field, JsonNode node) {
		if (isAbsent(node)) {
			return fault(field, "is required");
		}
		return (node.isString() && CleanText.Check.isClean(node.stringValue())) ? Optional.of(node.stringValue())
				: fault(field, "must be a text");
	}

	private static String names(Enum<?>[] constants) {
		return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	private <T> Optional<T> fault(String field, String message) {
		if (this.faults.size() < MOST_FAULTS) {
			this.faults.add(new FieldError(field, message));
		}
		return Optional.empty();
	}

	private interface Cell<E> {

		void read(String field, E constant, JsonNode node);

	}

}
