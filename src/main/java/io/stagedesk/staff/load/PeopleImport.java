package io.stagedesk.staff.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.load.LineResult.Outcome;
import io.stagedesk.staff.load.StaffFile.Line;
import io.stagedesk.staff.people.People;
import io.stagedesk.staff.people.People.Wish;
import io.stagedesk.staff.people.Person;
import io.stagedesk.staff.people.PersonTerms;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People from a CSV file. A column that the file does not have leaves what it says of
 * known people as it is.
 */
@Service
public class PeopleImport {

	/** The columns in the order in which a file usually has them. */
	public static final List<String> COLUMNS = List.of("login", "name", "email", "role", "vendor", "languages", "teams",
			"skills", "capacity");

	private static final Set<String> REQUIRED = new LinkedHashSet<>(List.of("login", "name"));

	private final People people;

	private final AdminEvents history;

	PeopleImport(People people, AdminEvents history) {
		this.people = people;
		this.history = history;
	}

	/** Reads a file; writes all of it where no line has an error and it is no dry run. */
	@Transactional
	public ImportResult run(byte[] file, boolean dryRun, Viewer actor) {
		List<Line> lines = StaffFile.read(file, new LinkedHashSet<>(COLUMNS), REQUIRED);
		Map<String, Person> known = this.people.list()
			.stream()
			.collect(Collectors.toMap(Person::login, Function.identity()));
		Function<Wish, List<FieldError>> check = this.people.check();
		Set<String> seen = new HashSet<>();
		List<Wish> wishes = new ArrayList<>();
		List<LineResult> results = new ArrayList<>();
		for (Line line : lines) {
			String login = line.text("login");
			Optional<Person> before = Optional.ofNullable(known.get(login));
			Reading reading = Reading.of(line, before);
			List<FieldError> errors = new ArrayList<>(reading.errors());
			check.apply(new Wish(login, reading.terms()))
				.stream()
				.filter((one) -> errors.stream().noneMatch((other) -> other.field().equals(one.field())))
				.forEach(errors::add);
			if (!seen.add(login)) {
				errors.add(new FieldError("login", "stands in the file twice"));
			}
			wishes.add(new Wish(login, reading.terms()));
			results.add(new LineResult(line.number(), login, outcome(errors, before, reading.terms()), errors));
		}
		ImportResult result = new ImportResult(dryRun, false, results);
		if (dryRun || result.hasErrors()) {
			return result;
		}
		wishes.forEach((wish) -> this.people.write(Optional.ofNullable(known.get(wish.login())), wish, actor));
		this.people.requireAnAdministrator();
		this.history.keep(actor.login(), AdminAct.PEOPLE_IMPORTED, "",
				Map.of("created", result.count(Outcome.CREATE), "changed", result.count(Outcome.CHANGE)));
		return new ImportResult(false, true, results);
	}

	private static Outcome outcome(List<FieldError> errors, Optional<Person> before, PersonTerms terms) {
		if (!errors.isEmpty()) {
			return Outcome.ERROR;
		}
		return before.isEmpty() ? Outcome.CREATE
				: before.get().terms().equals(terms) ? Outcome.UNCHANGED : Outcome.CHANGE;
	}

	/** What a line says, on top of what is known. */
	private record Reading(PersonTerms terms, List<FieldError> errors) {

		static Reading of(Line line, Optional<Person> before) {
			List<FieldError> errors = new ArrayList<>();
			line.formulas().forEach((column) -> errors.add(new FieldError(column, "must not begin with = + - or @")));
			if (!line.fits()) {
				errors.add(new FieldError("line", "has more cells than the heading"));
			}
			PersonTerms old = before.map(Person::terms)
				.orElseGet(() -> new PersonTerms("", "", Role.AGENT, "", Set.of(), Set.of(), Map.of(), true,
						Agent.USUAL_CAPACITY, Map.of()));
			PersonTerms terms = new PersonTerms(line.text("name"), line.has("email") ? line.text("email") : old.email(),
					role(line, old, errors), line.has("vendor") ? line.text("vendor") : old.vendor(),
					line.has("languages") ? Set.copyOf(new HashSet<>(line.entries("languages"))) : old.languages(),
					line.has("teams") ? new HashSet<>(line.entries("teams")) : old.teams(),
					line.has("skills") ? skills(line, errors) : old.skills(), old.active(), capacity(line, old, errors),
					old.weights());
			return new Reading(terms, errors);
		}

		private static Role role(Line line, PersonTerms old, List<FieldError> errors) {
			if (line.text("role").isEmpty()) {
				return old.role();
			}
			try {
				return Role.valueOf(line.text("role"));
			}
			catch (IllegalArgumentException ex) {
				errors.add(new FieldError("role", "is not a role"));
				return old.role();
			}
		}

		private static int capacity(Line line, PersonTerms old, List<FieldError> errors) {
			if (line.text("capacity").isEmpty()) {
				return old.capacity();
			}
			return number(line.text("capacity")).orElseGet(() -> {
				errors.add(new FieldError("capacity", "must be a number from 0 to 100"));
				return old.capacity();
			});
		}

		private static Map<String, Integer> skills(Line line, List<FieldError> errors) {
			Map<String, Integer> skills = new HashMap<>();
			for (String entry : line.entries("skills")) {
				int colon = entry.lastIndexOf(':');
				Optional<Integer> level = (colon > 0) ? number(entry.substring(colon + 1)) : Optional.empty();
				if (level.isEmpty()) {
					errors.add(new FieldError("skills", "must be written as skill:level"));
					return Map.of();
				}
				skills.put(entry.substring(0, colon), level.get());
			}
			return skills;
		}

		private static Optional<Integer> number(String text) {
			return text.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
		}

	}

}
