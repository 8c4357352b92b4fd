package io.stagedesk.staff.web.page.shift;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.calendar.Calendars;
import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Names;
import io.stagedesk.staff.roster.Absence;
import io.stagedesk.staff.roster.Absences;
import io.stagedesk.staff.roster.Rosters;
import io.stagedesk.staff.roster.Shift;
import io.stagedesk.staff.roster.Shifts;
import io.stagedesk.staff.web.page.Typed;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** One shift: its members and their absences, and a week of it. */
@Controller
@RequestMapping("/admin/shifts/{key}")
class ShiftPage {

	private static final String FORM = "shift";

	private final Shifts shifts;

	private final Absences absences;

	private final Rosters rosters;

	private final Staff staff;

	private final Calendars calendars;

	private final Refusals refusals;

	private final Clock clock;

	ShiftPage(Shifts shifts, Absences absences, Rosters rosters, Staff staff, Calendars calendars, Refusals refusals,
			Clock clock) {
		this.shifts = shifts;
		this.absences = absences;
		this.rosters = rosters;
		this.staff = staff;
		this.calendars = calendars;
		this.refusals = refusals;
		this.clock = clock;
	}

	/**
	 * @param zone that the week is shown in, the shift's own where it is not said
	 * @param week any day of the week that is shown, this week where it is not said
	 */
	@GetMapping
	String show(@PathVariable String key, @RequestParam(defaultValue = "") String zone,
			@RequestParam(defaultValue = "") String week, @RequestParam(required = false) String done,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		if (!Names.isKey(key)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("done", done != null);
		ShiftForm form = this.shifts.find(key)
			.map(ShiftForm::of)
			.orElseGet(() -> new ShiftForm(key, "", Calendars.OFFICE, "", List.of(), "0"));
		return editor(key, form, Forms.fresh(), new Shown(zone, week), viewer, model);
	}

	@PostMapping
	String act(@PathVariable String key, @RequestParam(defaultValue = "save") String action,
			@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer, Model model) {
		Typed typed = new Typed(fields);
		ShiftForm form = ShiftForm.read(typed);
		if (action.equals("members")) {
			return editor(key, form.withRow(LocalDate.now(this.clock)), Forms.fresh(), Shown.USUAL, viewer, model);
		}
		boolean removed = action.equals("remove");
		FormState state = this.refusals.attempt(FORM, form.fields(), () -> {
			if (removed) {
				this.shifts.remove(key, viewer);
			}
			else {
				this.shifts.save(form.shift(key), typed.version(), viewer);
			}
		});
		if (state.touched()) {
			return editor(key, form, new Forms(state), Shown.USUAL, viewer, model);
		}
		return removed ? "redirect:/admin/shifts?done=saved" : back(key);
	}

	@PostMapping("/absences")
	String absent(@PathVariable String key, @RequestParam MultiValueMap<String, String> fields,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		Typed typed = new Typed(fields);
		Shift shift = this.shifts.get(key);
		FormState state = this.refusals.attempt("absence",
				typed.values("login", "from", "until", "reason", "substitute"),
				() -> this.absences.create(new Absences.Wish(typed.text("login"), typed.text("from"),
						typed.text("until"), typed.text("reason"), typed.text("substitute")), viewer));
		return state.touched() ? editor(key, ShiftForm.of(shift), new Forms(state), Shown.USUAL, viewer, model)
				: back(key);
	}

	@PostMapping("/absences/{id}/remove")
	String present(@PathVariable String key, @PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
		this.absences.remove(id, viewer);
		return back(key);
	}

	private String editor(String key, ShiftForm form, Forms forms, Shown shown, Viewer viewer, Model model) {
		Optional<Shift> stored = this.shifts.find(key);
		if (stored.filter((one) -> !Shifts.plans(viewer, one.team())).isPresent()) {
			throw new AccessDeniedException("This is not one of your teams");
		}
		List<Agent> people = this.staff.agents();
		model.addAttribute("forms", forms);
		model.addAttribute("key", key);
		model.addAttribute("unknown", stored.isEmpty());
		model.addAttribute("typed", form);
		model.addAttribute("people", people.stream().map((one) -> new Choice(one.login(), one.name())).toList());
		model.addAttribute("teams",
				this.staff.teams()
					.stream()
					.filter((one) -> Shifts.plans(viewer, one.id()))
					.map((one) -> new Choice(one.id(), one.name()))
					.toList());
		model.addAttribute("calendars",
				this.calendars.list().stream().map((one) -> new Choice(one.key(), one.name())).toList());
		model.addAttribute("others",
				this.shifts.list()
					.stream()
					.filter((one) -> !one.key().equals(key))
					.map((one) -> new Choice(one.key(), one.name()))
					.toList());
		model.addAttribute("zones", zones());
		stored.ifPresent((shift) -> showWeek(shift, people, shown, model));
		return "staff/shift";
	}

	private void showWeek(Shift shift, List<Agent> people, Shown shown, Model model) {
		ZoneId own = this.calendars.get(shift.calendar()).spec().zone();
		ZoneId zone = shown.zoneOr(own);
		LocalDate monday = shown.dayOr(LocalDate.ofInstant(this.clock.instant(), zone))
			.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
		Map<String, String> names = people.stream().collect(Collectors.toMap(Agent::login, Agent::name));
		Set<String> members = shift.members().stream().map(Shift.Member::login).collect(Collectors.toSet());
		List<Absence> all = this.absences.list().stream().filter((one) -> members.contains(one.login())).toList();
		Map<String, String> shownPeople = new TreeMap<>();
		Stream.concat(members.stream(), all.stream().map(Absence::substitute).filter((one) -> one != null))
			.forEach((login) -> shownPeople.put(login, names.getOrDefault(login, login)));
		model.addAttribute("week",
				WeekView.of(shift.key(), shownPeople, monday, zone, this.rosters, LocaleContextHolder.getLocale()));
		model.addAttribute("zone", zone.getId());
		model.addAttribute("own", own.getId());
		model.addAttribute("monday", monday.toString());
		model.addAttribute("before", monday.minusWeeks(1).toString());
		model.addAttribute("after", monday.plusWeeks(1).toString());
		model.addAttribute("members",
				shownPeople.entrySet()
					.stream()
					.filter((one) -> members.contains(one.getKey()))
					.map((one) -> new Choice(one.getKey(), one.getValue()))
					.toList());
		model.addAttribute("absences",
				all.stream()
					.map((one) -> new AbsenceView(one, names.getOrDefault(one.login(), one.login()),
							(one.substitute() != null) ? names.getOrDefault(one.substitute(), one.substitute()) : ""))
					.toList());
	}

	private static String back(String key) {
		return "redirect:"
				+ UriComponentsBuilder.fromPath("/admin/shifts/{key}").queryParam("done", "saved").build(key);
	}

	private static List<String> zones() {
		return Stream
			.concat(Stream.of("UTC"),
					ZoneId.getAvailableZoneIds()
						.stream()
						.filter((id) -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
						.sorted())
			.toList();
	}

	/** An absence with names. */
	record AbsenceView(Absence absence, String name, String substitute) {
	}

	/** What somebody wants to see of the week; nonsense is passed over. */
	private record Shown(String zone, String week) {

		static final Shown USUAL = new Shown("", "");

		ZoneId zoneOr(ZoneId other) {
			try {
				return this.zone.isEmpty() ? other : ZoneId.of(this.zone);
			}
			catch (DateTimeException ex) {
				return other;
			}
		}

		LocalDate dayOr(LocalDate other) {
			try {
				LocalDate day = this.week.isEmpty() ? other : LocalDate.parse(this.week);
				return (day.getYear() >= 1900 && day.getYear() < 2400) ? day : other;
			}
			catch (DateTimeException ex) {
				return other;
			}
		}

	}

}
