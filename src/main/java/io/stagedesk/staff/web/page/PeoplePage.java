package io.stagedesk.staff.web.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.stagedesk.page.Choice;
import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Words;
import io.stagedesk.staff.Role;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.people.People;
import io.stagedesk.staff.people.Person;
import io.stagedesk.staff.people.Vendors;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All people, by what one looks for, and the way to a new one. */
@Controller
class PeoplePage {

	private static final String LOGIN = "[a-z0-9][a-z0-9.-]{1,39}";

	private static final int MOST = 500;

	private final People people;

	private final Staff staff;

	private final Vendors vendors;

	private final Words words;

	PeoplePage(People people, Staff staff, Vendors vendors, Words words) {
		this.people = people;
		this.staff = staff;
		this.vendors = vendors;
		this.words = words;
	}

	/**
	 * @param login of somebody to take on
	 */
	@GetMapping("/admin/people")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String team,
			@RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String vendor,
			@RequestParam(defaultValue = "active") String state, @RequestParam(required = false) String login,
			Model model) {
		if (login != null && login.strip().matches(LOGIN)) {
			return "redirect:" + UriComponentsBuilder.fromPath("/admin/people/{login}").build(login.strip());
		}
		if (login != null) {
			model.addAttribute("forms", new Forms(new FormState("new", Map.of("login", login),
					Map.of("login", this.words.say("must be 2 to 40 of the characters a-z, 0-9, . and -")), null)));
		}
		String wanted = q.strip().toLowerCase(Locale.ROOT);
		List<Person> found = this.people.list()
			.stream()
			.filter((one) -> wanted.isEmpty() || Stream.of(one.login(), one.agent().name(), one.terms().email())
				.anyMatch((text) -> text.toLowerCase(Locale.ROOT).contains(wanted)))
			.filter((one) -> team.isEmpty() || one.agent().teams().contains(team))
			.filter((one) -> role.isEmpty() || one.agent().role().name().equals(role))
			.filter((one) -> vendor.isEmpty() || vendor.equals(one.agent().vendor()))
			.filter((one) -> state.equals("all") || one.agent().active() != state.equals("left"))
			.toList();
		model.addAttribute("people", found.stream().limit(MOST).toList());
		model.addAttribute("count", found.size());
		model.addAttribute("filter", FormState.fresh("filter",
				Map.of("q", q, "team", team, "role", role, "vendor", vendor, "state", state)));
		model.addAttribute("teams",
				this.staff.allTeams().stream().map((one) -> new Choice(one.id(), one.name())).toList());
		model.addAttribute("roles", roles(this.words));
		model.addAttribute("vendors",
				this.vendors.list().stream().map((one) -> new Choice(one.id(), one.name())).toList());
		return "staff/people";
	}

	static List<Choice> roles(Words words) {
		return Stream.of(Role.values()).map((one) -> new Choice(one.name(), words.message("role." + one))).toList();
	}

}
