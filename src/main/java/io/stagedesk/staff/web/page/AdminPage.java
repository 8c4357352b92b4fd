package io.stagedesk.staff.web.page;

import java.util.List;

import io.stagedesk.staff.Staff;
import io.stagedesk.staff.people.Skills;
import io.stagedesk.staff.people.Vendors;
import io.stagedesk.staff.roster.Shifts;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What there is to administer, with its size. */
@Controller
class AdminPage {

	private final Staff staff;

	private final Skills skills;

	private final Vendors vendors;

	private final Shifts shifts;

	AdminPage(Staff staff, Skills skills, Vendors vendors, Shifts shifts) {
		this.staff = staff;
		this.skills = skills;
		this.vendors = vendors;
		this.shifts = shifts;
	}

	@GetMapping("/admin")
	String show(Model model) {
		model.addAttribute("rooms",
				List.of(new Room("people", this.staff.agents().size()), new Room("teams", this.staff.teams().size()),
						new Room("skills", this.skills.list().size()), new Room("vendors", this.vendors.list().size()),
						new Room("shifts", this.shifts.list().size()), new Room("presence", -1), new Room("moves", -1),
						new Room("fields", -1), new Room("events", -1), new Room("mailboxes", -1),
						new Room("mails", -1), new Room("outbox", -1), new Room("webhooks", -1),
						new Room("incidents", -1)));
		return "staff/admin";
	}

	/**
	 * One of the administrator's pages.
	 *
	 * @param size how many it has; below 0 where that says nothing
	 */
	record Room(String name, int size) {
	}

}
