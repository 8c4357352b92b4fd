package io.stagedesk.workflow.web.desk;

import java.time.Clock;
import java.util.Map;

import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.snooze.Snoozes;
import io.stagedesk.workflow.web.desk.TicketPage.Sent;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Puts a ticket aside on its page, and fetches it back; works as {@link TicketPage} does.
 */
@Controller
@RequestMapping("/desk/tickets/{number}")
class SnoozePage {

	private final TicketPage page;

	private final Snoozes snoozes;

	private final Clock clock;

	SnoozePage(TicketPage page, Snoozes snoozes, Clock clock) {
		this.page = page;
		this.snoozes = snoozes;
		this.clock = clock;
	}

	@ModelAttribute("sent")
	Sent sent(@PathVariable String number, @RequestParam(defaultValue = "mine") String view,
			@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer) {
		return this.page.sent(number, view, typed, viewer);
	}

	@PostMapping(params = "action=snooze")
	String snooze(@ModelAttribute(name = "sent", binding = false) Sent sent, @ModelAttribute SnoozeForm form,
			Model model) {
		return this.page.act("snooze", "snooze", sent, null, model,
				() -> this.snoozes.snooze(sent.number(), form.instant(this.clock.instant()), sent.viewer()));
	}

	@PostMapping(params = "action=unsnooze")
	String wake(@ModelAttribute(name = "sent", binding = false) Sent sent, Model model) {
		return this.page.act("unsnooze", "unsnooze", sent, null, model,
				() -> this.snoozes.wake(sent.number(), sent.viewer()));
	}

}
