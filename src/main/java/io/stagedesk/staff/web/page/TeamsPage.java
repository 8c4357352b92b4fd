package io.stagedesk.staff.web.page;

import java.util.Map;

import io.stagedesk.page.FormState;
import io.stagedesk.page.Forms;
import io.stagedesk.page.Refusals;
import io.stagedesk.staff.Team;
import io.stagedesk.staff.Viewer;
import io.stagedesk.staff.people.Teams;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All teams; one of them, or a new one, is in the form. */
@Controller
@RequestMapping("/admin/teams")
class TeamsPage {

	private static final String FORM = "team";

	private final Teams teams;

	private final Refusals refusals;

	TeamsPage(Teams teams, Refusals refusals) {
		this.teams = teams;
		this.refusals = refusals;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String id, @RequestParam(required = false) String done, Model model) {
		model.addAttribute("forms",
				this.teams.list()
					.stream()
					.filter((one) -> one.team().id().equals(id))
					.findFirst()
					.map((one) -> new Forms(FormState.fresh(FORM,
							Map.of("id", id, "name", one.team().name(), "archived", one.team().archived() ? "true" : "",
									"version", String.valueOf(one.version())))))
					.orElseGet(() -> new Forms(FormState.fresh(FORM, Map.of("version", "0")))));
		model.addAttribute("done", done != null);
		return show(model);
	}

	@PostMapping
	String save(@RequestParam MultiValueMap<String, String> fields, @AuthenticationPrincipal Viewer viewer,
			Model model) {
		Typed typed = new Typed(fields);
		FormState state = this.refusals.attempt(FORM, typed.values("id", "name", "archived", "version"),
				() -> this.teams.save(new Team(typed.text("id"), typed.text("name"), typed.has("archived")),
						typed.version(), viewer));
		if (!state.touched()) {
			return "redirect:/admin/teams?done=saved";
		}
		model.addAttribute("forms", new Forms(state));
		return show(model);
	}

	private String show(Model model) {
		model.addAttribute("teams", this.teams.list());
		return "staff/teams";
	}

}
