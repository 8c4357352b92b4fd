package io.stagedesk.workflow.web.draft;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.workflow.web.draft.DraftView.Line;
import io.stagedesk.workflow.web.draft.DraftView.Newer;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parts of the ticket's page that stand around the composer. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class DraftPage {

	private static final int MOST = 5;

	private static final int LONGEST = 160;

	private final DraftViews views;

	private final Tickets tickets;

	private final Staff staff;

	DraftPage(DraftViews views, Tickets tickets, Staff staff) {
		this.views = views;
		this.tickets = tickets;
		this.staff = staff;
	}

	/** What the viewer has written, and what others share. */
	@GetMapping("/draft")
	String drafts(@PathVariable String number, @AuthenticationPrincipal Viewer viewer, Model model) {
		model.addAttribute("drafts", this.views.of(number, viewer));
		return "workflow/draft :: panel";
	}

	/** What others have written since the viewer looked; empty where that is nothing. */
	@GetMapping("/newer")
	String newer(@PathVariable String number, @RequestParam(defaultValue = "0") long after,
			@AuthenticationPrincipal Viewer viewer, Model model) {
		List<Message> all = this.tickets.messages(number, viewer)
			.stream()
			.filter((message) -> message.id() > after)
			.toList();
		List<Message> others = all.stream().filter((message) -> !isOwn(message, viewer)).toList();
		Map<String, String> names = this.staff.everybody()
			.stream()
			.collect(Collectors.toMap(Agent::login, Agent::name));
		model.addAttribute("newer", new Newer(number, all.stream().mapToLong(Message::id).max().orElse(after),
				others.size(), others.stream().limit(MOST).map((message) -> line(message, names)).toList()));
		return "workflow/draft :: newer";
	}

	private static boolean isOwn(Message message, Viewer viewer) {
		return message.senderType().isHumanAnswer() && message.sender().equals(viewer.login());
	}

	private static Line line(Message message, Map<String, String> names) {
		String author = (message.senderType() == SenderType.REQUESTER) ? message.sender()
				: names.getOrDefault(message.sender(), message.sender());
		String first = message.body().lines().filter((line) -> !line.isBlank()).findFirst().orElse("");
		return new Line(author, message.visibility() == Visibility.INTERNAL, message.createdAt(), shortened(first));
	}

	private static String shortened(String text) {
		return (text.codePointCount(0, text.length()) <= LONGEST) ? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
	}

}
