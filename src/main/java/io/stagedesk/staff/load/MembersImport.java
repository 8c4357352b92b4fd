package io.stagedesk.staff.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.stagedesk.api.FieldErrorsException.FieldError;
import io.stagedesk.calendar.WorkingTime;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.event.AdminAct;
import io.stagedesk.staff.event.AdminEvents;
import io.stagedesk.staff.load.LineResult.Outcome;
import io.stagedesk.staff.load.StaffFile.Line;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.staff.roster.Shift.Member;
import io.stagedesk.staff.roster.Shifts;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members of shifts from a CSV file. A line adds an entry, or gives the one of the same
 * person and first date another end; nobody is taken off a shift.
 */
@Service
public class MembersImport {

	public static final List<String> COLUMNS = List.of("shift", "login", "from", "until");

	private static final Set<String> REQUIRED = new LinkedHashSet<>(List.of("shift", "login", "from"));

	private final Shifts shifts;

	private final Staff staff;

	private final AdminEvents history;

	MembersImport(Shifts shifts, Staff staff, AdminEvents history) {
		this.shifts = shifts;
		this.staff = staff;
		this.history = history;
	}

	/** Reads a file; writes all of it where no line has an error and it is no dry run. */
	@Transactional
	public ImportResult run(byte[] file, boolean dryRun, Viewer actor) {
		List<Line> lines = StaffFile.read(file, new LinkedHashSet<>(COLUMNS), REQUIRED);
		Map<String, Shift> known = this.shifts.list()
			.stream()
			.filter((one) -> Shifts.plans(actor, one.team()))
			.collect(Collectors.toMap(Shift::key, Function.identity()));
		Set<String> people = this.staff.everybody().stream().map(Agent::login).collect(Collectors.toSet());
		Map<String, List<Member>> members = new HashMap<>();
		known.forEach((key, shift) -> members.put(key, new ArrayList<>(shift.members())));
		List<LineResult> results = new ArrayList<>();
		for (Line line : lines) {
			results.add(read(line, members, people));
		}
		ImportResult result = new ImportResult(dryRun, false, results);
		if (dryRun || result.hasErrors()) {
			return result;
		}
		known.values()
			.forEach((one) -> this.shifts.save(new Shift(one.key(), one.name(), one.team(), one.calendar(),
					one.nextShift(), members.get(one.key()), one.version()), Optional.of(one.version()), actor));
		this.history.keep(actor.login(), AdminAct.MEMBERS_IMPORTED, "",
				Map.of("created", result.count(Outcome.CREATE), "changed", result.count(Outcome.CHANGE)));
		return new ImportResult(false, true, results);
	}

	private static LineResult read(Line line, Map<String, List<Member>> members, Set<String> people) {
		List<FieldError> errors = new ArrayList<>();
		line.formulas().forEach((column) -> errors.add(new FieldError(column, "must not begin with = + - or @")));
		if (!line.fits()) {
			errors.add(new FieldError("line", "has more cells than the heading"));
		}
		if (!members.containsKey(line.text("shift"))) {
			errors.add(new FieldError("shift", "is not a shift"));
		}
		if (!people.contains(line.text("login"))) {
			errors.add(new FieldError("login", "is not an agent"));
		}
		Optional<LocalDate> from = date(line.text("from"));
		Optional<LocalDate> until = date(line.text("until"));
		if (from.isEmpty()) {
			errors.add(new FieldError("from", "must be a date such as 2026-12-24"));
		}
		if (until.isEmpty() && !line.text("until").isEmpty()) {
			errors.add(new FieldError("until", "must be a date such as 2026-12-24"));
		}
		if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
			errors.add(new FieldError("until", "must not be before the beginning"));
		}
		Outcome outcome = errors.isEmpty() ? put(new Member(line.text("login"), from.orElseThrow(), until.orElse(null)),
				members.get(line.text("shift")), errors) : Outcome.ERROR;
		return new LineResult(line.number(), line.text("shift") + " " + line.text("login"), outcome, errors);
	}

	private static Outcome put(Member member, List<Member> members, List<FieldError> errors) {
		if (members.contains(member)) {
			return Outcome.UNCHANGED;
		}
		boolean known = members
			.removeIf((one) -> one.login().equals(member.login()) && one.from().equals(member.from()));
		if (members.stream().anyMatch((one) -> one.meets(member))) {
			errors.add(new FieldError("from", "meets another entry of this person"));
			return Outcome.ERROR;
		}
		members.add(member);
		return known ? Outcome.CHANGE : Outcome.CREATE;
	}

	private static Optional<LocalDate> date(String text) {
		try {
			return Optional.of(LocalDate.parse(text)).filter(WorkingTime::isInReach);
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
