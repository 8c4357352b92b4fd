package io.stagedesk.workflow.web.desk;

import java.util.Map;

import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.macro.MacroRuns;
import io.stagedesk.workflow.web.desk.TicketPage.Sent;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Runs a macro on the ticket's page; works as {@link TicketPage} does. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class MacroTicketPage {

	private final TicketPage page;

	private final MacroRuns runs;

	MacroTicketPage(TicketPage page, MacroRuns runs) {
		this.page = page;
		this.runs = runs;
	}

	@ModelAttribute("sent")
	Sent sent(@PathVariable String number, @RequestParam(defaultValue = "mine") String view,
			@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer) {
		return this.page.sent(number, view, typed, viewer);
	}

	@PostMapping(params = "action=macro")
	String macro(@ModelAttribute(name = "sent", binding = false) Sent sent, @RequestParam long macro, Model model) {
		return this.page.act("macro", "macro", sent, null, model,
				() -> this.runs.run(sent.number(), macro, sent.viewer()));
	}

}
