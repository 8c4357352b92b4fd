package io.stagedesk.staff.web;

import io.stagedesk.page.Choice;
import io.stagedesk.staff.Staff;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who works here. */
@Controller
class AdminPage {

	private final Staff staff;

	AdminPage(Staff staff) {
		this.staff = staff;
	}

	@GetMapping("/admin")
	String show(Model model) {
		model.addAttribute("people", this.staff.agents());
		model.addAttribute("teams",
				this.staff.teams().stream().map((team) -> new Choice(team.id(), team.name())).toList());
		return "staff/admin";
	}

}
