package io.stagedesk.workflow.web.desk;

import io.stagedesk.api.CleanText;
import io.stagedesk.api.Cursor;
import io.stagedesk.api.FieldErrorsException;
import io.stagedesk.api.Slice;
import io.stagedesk.staff.Presence;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.web.desk.DeskView.Row;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The agent's list. */
@Controller
class DeskPage {

	private static final int LIMIT = 50;

	private static final int LONGEST = 100;

	private final Rows rows;

	private final Staff staff;

	DeskPage(Rows rows, Staff staff) {
		this.rows = rows;
		this.staff = staff;
	}

	/** Who is online gets tickets offered. */
	@PostMapping("/desk/presence")
	String presence(@RequestParam Presence presence, @AuthenticationPrincipal Viewer viewer) {
		this.staff.changePresence(viewer.login(), presence);
		return "redirect:/desk?view=" + ((presence == Presence.ONLINE) ? "queue" : "mine");
	}

	@GetMapping("/desk")
	String list(@RequestParam(defaultValue = "mine") String view, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) String cursor, @AuthenticationPrincipal Viewer viewer, Model model) {
		if (q.length() > LONGEST || !CleanText.Check.isClean(q)) {
			throw new FieldErrorsException("q", "must be clean text of at most 100 characters");
		}
		String known = !q.isBlank() ? "search" : Rows.VIEWS.contains(view) ? view : "mine";
		Slice<Row> page = this.rows.of(known, q, (cursor != null) ? Cursor.parse(cursor) : null, LIMIT, viewer);
		model.addAttribute("desk",
				new DeskView(known, Rows.VIEWS, q, page.items(), (page.next() != null) ? page.next() : ""));
		model.addAttribute("online",
				this.staff.agent(viewer.login()).filter((agent) -> agent.presence() == Presence.ONLINE).isPresent());
		return "workflow/desk";
	}

}
