package io.stagedesk.staff.web.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Capacity;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.StaffNotFoundException;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Attendance;
import io.stagedesk.staff.people.PasswordLinks;
import io.stagedesk.staff.people.People;
import io.stagedesk.staff.people.Person;
import io.stagedesk.staff.people.Reasons;
import io.stagedesk.staff.people.Skill;
import io.stagedesk.staff.people.Skills;
import io.stagedesk.staff.people.Vendors;
import io.stagedesk.staff.roster.Rosters;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Somebody's terms, presence and link to choose a password. */
@Controller
@RequestMapping("/admin/people/{login:[a-z0-9][a-z0-9.-]{1,39}}")
class PersonPage {

	private static final String FORM = "person";

	private final People people;

	private final Staff staff;

	private final Skills skills;

	private final Vendors vendors;

	private final Reasons reasons;

	private final Capacity capacity;

	private final Attendance attendance;

	private final PasswordLinks links;

	private final Rosters rosters;

	private final Refusals refusals;

	private final Words words;

	private final Clock clock;

	PersonPage(People people, Staff staff, Skills skills, Vendors vendors, Reasons reasons, Capacity capacity,
			Attendance attendance, PasswordLinks links, Rosters rosters, Refusals refusals, Words words, Clock clock) {
		this.people = people;
		this.staff = staff;
		this.skills = skills;
		this.vendors = vendors;
		this.reasons = reasons;
		this.capacity = capacity;
		this.attendance = attendance;
		this.links = links;
		this.rosters = rosters;
		this.refusals = refusals;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping
	String show(@PathVariable String login, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("done", done != null);
		Optional<Person> person = this.people.find(login);
		return editor(login, person.map(PersonForm::of).orElseGet(PersonForm::fresh), Forms.fresh(), model);
	}

	@PostMapping
	String save(@PathVariable String login, @RequestParam MultiValueMap<String, String> fields,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		Typed typed = new Typed(fields);
		PersonForm form = PersonForm.read(typed, this.skills.list().stream().map(Skill::id).toList(),
				this.capacity.read().keySet());
		FormState state = this.refusals.attempt(FORM,
				typed.values("name", "email", "role", "vendor", "languages", "teams", "skills", "capacity", "weights"),
				() -> this.people.save(login, form.terms(), typed.version(), viewer));
		return state.touched() ? editor(login, form, new Forms(state), model) : back(login);
	}

	@PostMapping("/presence")
	String presence(@PathVariable String login, @RequestParam Presence presence,
			@RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal Viewer viewer, Model model) {
		Person person = this.people.get(login);
		FormState state = this.refusals.attempt("presence", Map.of("reason", reason),
				() -> this.attendance.change(login, presence, reason, viewer));
		return state.touched() ? editor(login, PersonForm.of(person), new Forms(state), model) : back(login);
	}

	/** The link is shown once, and kept nowhere in clear. */
	@PostMapping("/password-link")
	String passwordLink(@PathVariable String login, @AuthenticationPrincipal Viewer viewer, Model model) {
		Person person = this.people.find(login).orElseThrow(StaffNotFoundException::new);
		FormState state = this.refusals.attempt("link", Map.of(),
				() -> model.addAttribute("link", this.links.make(login, viewer)));
		return editor(login, PersonForm.of(person), new Forms(state), model);
	}

	private String editor(String login, PersonForm form, Forms forms, Model model) {
		String language = LocaleContextHolder.getLocale().getLanguage();
		Person person = this.people.find(login).orElse(null);
		model.addAttribute("forms", forms);
		model.addAttribute("login", login);
		model.addAttribute("person", person);
		model.addAttribute("typed", form);
		model.addAttribute("roles", PeoplePage.roles(this.words));
		model.addAttribute("vendors",
				this.vendors.list().stream().map((one) -> new Choice(one.id(), one.name())).toList());
		model.addAttribute("teams",
				this.staff.allTeams().stream().map((one) -> new Choice(one.id(), one.name())).toList());
		model.addAttribute("skills",
				this.skills.list()
					.stream()
					.map((one) -> new Level(one.id(), one.nameIn(language), form.skill(one.id())))
					.toList());
		model.addAttribute("levels", List.of("1", "2", "3", "4", "5"));
		model.addAttribute("channels",
				this.capacity.read()
					.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey())
					.map((one) -> new Weight(one.getKey(), String.valueOf(one.getValue()), form.weight(one.getKey())))
					.toList());
		model.addAttribute("reasons",
				this.reasons.list().stream().map((one) -> new Choice(one.id(), one.nameIn(language))).toList());
		model.addAttribute("presences", Stream.of(Presence.values()).map(Enum::name).toList());
		if (person != null) {
			model.addAttribute("duty", this.rosters.onShift(login, this.clock.instant()));
		}
		return "staff/person";
	}

	private static String back(String login) {
		return "redirect:"
				+ UriComponentsBuilder.fromPath("/admin/people/{login}").queryParam("done", "saved").build(login);
	}

	/** A skill and the level that somebody has of it, empty for none. */
	record Level(String id, String name, String level) {
	}

	/**
	 * A channel, what the desk says of it, and what somebody does; empty for the same.
	 */
	record Weight(String channel, String usual, String own) {
	}

}
