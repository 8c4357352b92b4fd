package io.stagedesk.workflow.web.draft;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.stagedesk.staff.Agent;
import io.stagedesk.staff.Staff;
import io.stagedesk.staff.Viewer;
import io.stagedesk.ticket.Message;
import io.stagedesk.ticket.SeenTickets;
import io.stagedesk.ticket.SenderType;
import io.stagedesk.ticket.Tickets;
import io.stagedesk.ticket.Visibility;
import io.stagedesk.ticket.attachment.Upload;
import io.stagedesk.workflow.draft.Draft;
import io.stagedesk.workflow.draft.Drafts;
import io.stagedesk.workflow.web.draft.DraftView.File;
import io.stagedesk.workflow.web.draft.DraftView.Line;
import io.stagedesk.workflow.web.draft.DraftView.Newer;
import io.stagedesk.workflow.web.draft.DraftView.Own;
import io.stagedesk.workflow.web.draft.DraftView.Shared;

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

	private static final int KILO = 1024;

	private final Drafts drafts;

	private final Tickets tickets;

	private final SeenTickets seen;

	private final Staff staff;

	DraftPage(Drafts drafts, Tickets tickets, SeenTickets seen, Staff staff) {
		this.drafts = drafts;
		this.tickets = tickets;
		this.seen = seen;
		this.staff = staff;
	}

	/** What the viewer has written, and what others share. */
	@GetMapping("/draft")
	String drafts(@PathVariable String number, @AuthenticationPrincipal Viewer viewer, Model model) {
		List<Own> own = Stream.of(Visibility.values())
			.flatMap((kind) -> this.drafts.find(number, kind, viewer).stream())
			.map((draft) -> new Own(draft.kind().name(), draft.body(), draft.revision(), draft.shared(),
					name(draft.draftedBy()), files(number, draft, viewer)))
			.toList();
		List<Shared> shared = this.drafts.shared(number, viewer)
			.stream()
			.map((draft) -> new Shared(draft.id(), draft.kind().name(), name(draft.author()), draft.sharedAt(),
					draft.body(), files(number, draft, viewer)))
			.toList();
		model.addAttribute("drafts", new DraftView(number, own, shared, this.seen.showsAttachments(number, viewer)));
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

	private String name(String login) {
		return (login != null) ? this.staff.agent(login).map(Agent::name).orElse(login) : "";
	}

	private List<File> files(String number, Draft draft, Viewer viewer) {
		return this.drafts.files(number, draft, viewer).stream().map(DraftPage::file).toList();
	}

	private static File file(Upload upload) {
		return new File(upload.id(), upload.name(), size(upload.size()));
	}

	private static String size(long bytes) {
		if (bytes < KILO) {
			return bytes + " B";
		}
		return (bytes < KILO * KILO) ? bytes / KILO + " KB" : bytes / (KILO * KILO) + " MB";
	}

}
