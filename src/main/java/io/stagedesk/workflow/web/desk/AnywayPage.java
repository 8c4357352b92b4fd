package io.stagedesk.workflow.web.desk;

import java.util.Map;

import io.stagedesk.staff.Viewer;
import io.stagedesk.workflow.reply.PendingReplies;
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
 * Says a reply that news had overtaken, once its writer has seen them; works as
 * {@link TicketPage} does.
 */
@Controller
@RequestMapping("/desk/tickets/{number}")
class AnywayPage {

	private final TicketPage page;

	private final PendingReplies replies;

	AnywayPage(TicketPage page, PendingReplies replies) {
		this.page = page;
		this.replies = replies;
	}

	@ModelAttribute("sent")
	Sent sent(@PathVariable String number, @RequestParam(defaultValue = "mine") String view,
			@RequestParam Map<String, String> typed, @AuthenticationPrincipal Viewer viewer) {
		return this.page.sent(number, view, typed, viewer);
	}

	@PostMapping(params = "action=anyway")
	String sayAnyway(@ModelAttribute(name = "sent", binding = false) Sent sent, @RequestParam long reply,
			@RequestParam long lastSeenMessageId, Model model) {
		return this.page.act("anyway", "say", sent, null, model,
				() -> this.replies.sayAnyway(sent.number(), reply, lastSeenMessageId, sent.viewer()));
	}

}
